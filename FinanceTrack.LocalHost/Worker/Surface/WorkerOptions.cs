using Azure.Core.Serialization;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Options of the worker.</summary>
public class WorkerOptions
{
    /// <summary>
    /// Reads and writes queue POCOs. Made from <c>IOptions&lt;JsonSerializerOptions&gt;</c> unless set: reading ignores case,
    /// writing is PascalCase.
    /// </summary>
    public ObjectSerializer? Serializer { get; set; }
}
