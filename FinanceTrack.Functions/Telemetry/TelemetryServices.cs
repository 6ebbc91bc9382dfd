using System.Reflection;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FinanceTrack.Functions.Telemetry;

/// <summary>
/// OpenTelemetry, where a setting says where to send it: <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>,
/// <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c>, or both. Otherwise none of it is registered, and a start or a call costs nothing more.
/// See decision 32.
/// </summary>
internal static class TelemetryServices
{
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string ApplicationInsights = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    // Microsoft.Extensions.AI's, of the language model and of the tools that it calls.
    private const string ModelSource = "Experimental.Microsoft.Extensions.AI";

    private const string RuntimeMeter = "System.Runtime";
    private const string StandardSampler = "OTEL_TRACES_SAMPLER";
    private const string AuthenticationString = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>To be called before other middleware is added: a call's span and its time are those of all of it.</summary>
    public static void UseTelemetry(this FunctionsApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        builder.Services.AddOptions<TelemetryOptions>()
            .Bind(settings.GetSection(TelemetryOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        var (toOtlp, toAzure) = (IsSet(settings, OtlpEndpoint), IsSet(settings, ApplicationInsights));
        if (!toOtlp && !toAzure)
            return;

        builder.UseMiddleware<TelemetryMiddleware>();
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(ServiceName(settings), serviceVersion: Version))
            .WithTracing(tracing => Trace(tracing, settings))
            .WithMetrics(metrics => metrics
                .AddMeter(ProductMetrics.MeterName)
                .AddMeter(ModelSource)
                .AddMeter(RuntimeMeter));
        if (toAzure)
            ExportToAzure(telemetry, settings);
        if (!IsSet(settings, StandardSampler)) // After the exporter of Azure, which has a sampler of its own.
            telemetry.WithTracing(tracing => tracing.SetSampler<EntrySampler>());
        if (toOtlp)
            telemetry.UseOtlpExporter();
    }

    private static string Version { get; } =
        typeof(TelemetryServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static bool IsSet(ConfigurationManager settings, string name) => settings[name] is { Length: > 0 };

    // The site's name in Azure, under which the host reports: both are one role there.
    private static string ServiceName(ConfigurationManager settings) =>
        settings["OTEL_SERVICE_NAME"] ?? settings["WEBSITE_SITE_NAME"] ?? "financetrack";

    private static void Trace(TracerProviderBuilder tracing, ConfigurationManager settings)
    {
        tracing
            .AddSource(Traces.SourceName)
            .AddSource(ModelSource)
            .AddProcessor(new PersonalDataProcessor())
            .AddHttpClientInstrumentation();
        if (settings[$"{DatabaseOptions.Section}:{nameof(DatabaseOptions.Provider)}"] == nameof(DatabaseProvider.SqlServer))
            tracing.AddSqlClientInstrumentation();
    }

    /// <summary>
    /// Traces and metrics. Not logs: the host sends those of the worker, with the event ids that alerts ask for.
    /// </summary>
    private static void ExportToAzure(IOpenTelemetryBuilder telemetry, ConfigurationManager settings)
    {
        var credential = settings[AuthenticationString]?.Contains("Authorization=AAD", StringComparison.OrdinalIgnoreCase) == true
            ? new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = settings["AZURE_CLIENT_ID"] })
            : null;
        telemetry.WithTracing(tracing => tracing.AddAzureMonitorTraceExporter(options => Configure(options, settings), credential));
        telemetry.WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(options => Configure(options, settings), credential));
    }

    private static void Configure(AzureMonitorExporterOptions options, ConfigurationManager settings)
    {
        options.ConnectionString = settings[ApplicationInsights];
        options.DisableOfflineStorage = true; // An instance may end at any time, and writes nothing to its disk.
        options.EnableLiveMetrics = false; // The host has them.
    }
}
