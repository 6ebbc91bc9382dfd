using FinanceTrack.Functions;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.LocalHost.Hosting;

/// <summary>The product's app, with what its build generates and the worker finds by itself only in the process's own program.</summary>
internal static class ProductApp
{
    public static FunctionsApplicationBuilder CreateBuilder(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var builder = Functions.Program.CreateBuilder([], settings);
        builder.Services.AddSingleton<IFunctionMetadataProvider, GeneratedFunctionMetadataProvider>();
        builder.Services.AddSingleton<IFunctionExecutor, DirectFunctionExecutor>();
        return builder;
    }
}
