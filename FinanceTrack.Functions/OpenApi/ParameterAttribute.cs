namespace FinanceTrack.Functions.OpenApi;

/// <summary>
/// Says in the OpenAPI document what a parameter of the function's route or query means; on a class, for every function of it that has the
/// parameter, and for every function that lets the class read its query. Name, type and place are read from the function.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class ParameterAttribute(string name, string description) : Attribute
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    /// <summary>A format of JSON Schema or of the OpenAPI registry, such as <c>date</c>, for a parameter that is read as text.</summary>
    public string? Format { get; init; }

    /// <summary>What a text has to match.</summary>
    public string? Pattern { get; init; }

    /// <summary>What holds when the parameter is absent, as it would be written in the query.</summary>
    public string? Default { get; init; }

    /// <summary>The least number that is accepted.</summary>
    public double Minimum { get; init; } = double.NaN;

    /// <summary>The greatest number that is accepted.</summary>
    public double Maximum { get; init; } = double.NaN;
}
