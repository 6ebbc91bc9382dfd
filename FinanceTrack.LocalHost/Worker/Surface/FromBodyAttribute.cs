namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>
/// Binds a parameter to the request's JSON body with the options of <c>Microsoft.AspNetCore.Mvc.JsonOptions</c>.
/// A body that cannot be read throws <see cref="InvalidOperationException"/> before the function runs.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FromBodyAttribute : Attribute;
