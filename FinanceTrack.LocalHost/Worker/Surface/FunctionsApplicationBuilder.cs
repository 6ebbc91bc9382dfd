using FinanceTrack.LocalHost.Worker;
using FinanceTrack.LocalHost.Worker.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>
/// The worker's builder, over an empty <see cref="WebApplicationBuilder"/>: worker and host are one process here, so the host's
/// part (listening, polling, timers) is added in <see cref="Build"/>. Settings, port and functions come from the session that
/// <see cref="FunctionsHost"/> opened around this call.
/// </summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly HostSession _session;
    private readonly WebApplicationBuilder _web;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private bool _isWebApplication;

    internal FunctionsApplicationBuilder(string[] args)
    {
        _session = HostSession.Current
            ?? throw new InvalidOperationException("This build of the functions runs inside LocalHost only: see FunctionsHost.");
        _web = HostServices.CreateBuilder(_session.Options, args);
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    public ConfigurationManager Configuration => _web.Configuration;

    public IHostEnvironment Environment => _web.Environment;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IServiceCollection Services => _web.Services;

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        _middleware.Add(middleware);
        return this;
    }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    public IHost Build()
    {
        if (!_isWebApplication)
        {
            throw new InvalidOperationException($"{nameof(UseAspNetCoreIntegration)} has to come first: call ConfigureFunctionsWebApplication().");
        }

        _session.Options.Override?.Invoke(this);
        return HostServices.Build(_web, _session, _middleware);
    }

    /// <summary>Adds what HTTP functions need of MVC: results, input formatters and their JSON options.</summary>
    /// <exception cref="InvalidOperationException">Middleware is there already; the real worker would give it no HttpContext.</exception>
    internal void UseAspNetCoreIntegration()
    {
        if (_middleware.Count > 0)
        {
            throw new InvalidOperationException("ConfigureFunctionsWebApplication() must come before any UseMiddleware.");
        }

        _isWebApplication = true;
        HttpServices.Add(Services);
    }
}

/// <summary>Turns on ASP.NET Core integration.</summary>
public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        builder.UseAspNetCoreIntegration();
        return builder;
    }
}
