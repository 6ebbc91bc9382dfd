using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>What the comments in the sources say of a type and its properties, as Markdown.</summary>
internal static partial class XmlDocumentation
{
    private static readonly Dictionary<string, XElement> Members = new[]
    {
        typeof(Domain.Results.Error).Assembly, typeof(Functions.Program).Assembly,
    }.SelectMany(Read).ToDictionary(member => (string)member.Attribute("name")!);

    /// <summary>The summary of a type, or null.</summary>
    public static string? Of(Type type) => Text(Member($"T:{NameOf(type)}")?.Element("summary"));

    /// <summary>The summary of a property, or of the parameter of the record that it stands for, or null.</summary>
    public static string? Of(Type type, string property) =>
        Text(Member($"P:{NameOf(type)}.{property}")?.Element("summary"))
        ?? Text(Member($"T:{NameOf(type)}")?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == property));

    /// <summary>The summary of a value of an enumeration, or null.</summary>
    public static string? OfField(Type type, string field) => Text(Member($"F:{NameOf(type)}.{field}")?.Element("summary"));

    private static XElement? Member(string name) => Members.GetValueOrDefault(name);

    private static string NameOf(Type type) =>
        (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!.Replace('+', '.');

    private static IEnumerable<XElement> Read(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Root!.Element("members")!.Elements("member");

    private static string? Text(XElement? element)
    {
        if (element is null)
            return null;
        var text = string.Concat(element.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "paramref" } named => $"`{Camel((string)named.Attribute("name")!)}`",
            XElement { Name.LocalName: "see" } seen => $"`{Last((string)seen.Attribute("cref")!)}`",
            _ => node is XText plain ? plain.Value : ((XElement)node).Value,
        }));
        return WhiteSpace().Replace(text, " ").Trim();
    }

    private static string Last(string cref) => Camel(cref[(cref.LastIndexOf('.') + 1)..]);

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
