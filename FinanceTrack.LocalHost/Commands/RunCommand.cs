using System.CommandLine;
using System.Globalization;
using FinanceTrack.Domain.Categorization.Jobs;
using FinanceTrack.LocalHost.Emulator;
using FinanceTrack.LocalHost.Hosting;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace FinanceTrack.LocalHost.Commands;

/// <summary><c>run</c>: storage, database, functions, until Ctrl-C.</summary>
internal static class RunCommand
{
    private const int DefaultPort = 7071;

    // How long a message stays invisible after the host that fetched it was killed. A setting of LocalHost alone, not of the app.
    private const string MessageLeaseSetting = "LocalHost:MessageLease";

    public static Command Create()
    {
        var port = PortOption();
        var command = new Command("run", "Run the whole product on this machine (the default).") { port };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(port), cancellationToken));
        return command;
    }

    public static Option<int> PortOption() => new("--port", "-p")
    {
        Description = "The port to serve HTTP on.",
        DefaultValueFactory = _ => DefaultPort,
    };

    public static async Task RunAsync(int port, CancellationToken cancellationToken)
    {
        var root = ContentRoot.Enter();
        var settings = LocalSettings.Load(root);
        await using var storage = await LocalStorage.PrepareAsync(root, settings, Console.WriteLine, cancellationToken);
        if (await LocalDatabase.MigrateAsync(settings, NullLoggerFactory.Instance, cancellationToken))
        {
            Console.WriteLine("The database was brought up to date.");
        }

        var options = new LocalHostOptions
        {
            ContentRoot = root,
            Settings = settings,
            Port = port,
            StopsOnSignals = true,
            StorageReady = storage.Ready,
            // It comes round every five minutes; who has just begun should not wait for it.
            TimersAtStart = [nameof(EnsureExpenseClassifier)],
            Logging = LogToConsole,
        };
        await using var host = await StartAsync(settings.GetValueOrDefault(MessageLeaseSetting) is { } lease
            ? options with { MessageLease = TimeSpan.Parse(lease, CultureInfo.InvariantCulture) }
            : options);
        Console.WriteLine(Describe(host, storage));
        await storage.Ready;
        await host.Completion;
        Console.WriteLine("Stopped.");
    }

    private static async Task<FunctionsHost> StartAsync(LocalHostOptions options)
    {
        try
        {
            return await FunctionsHost.StartAsync(options);
        }
        catch (OptionsValidationException wrong)
        {
            throw new StartFailure(string.Join(Environment.NewLine, wrong.Failures), wrong);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            throw new StartFailure(
                $"Port {options.Port} is already in use. Stop what listens there, or choose another one: --port {options.Port + 1}", taken);
        }
    }

    private static void LogToConsole(ILoggingBuilder logging) => logging
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.ColorBehavior = Console.IsOutputRedirected ? LoggerColorBehavior.Disabled : LoggerColorBehavior.Default;
        })
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("System", LogLevel.Warning)
        // Locks of the host that are held, or not there yet, answer 404 and 409: about a hundred warnings at a start.
        .AddFilter("Azure", LogLevel.Error)
        // The SDK tells of every call and every listener; a call that fails it tells as an error.
        .AddFilter("Host", LogLevel.Error)
        .AddFilter("Function", LogLevel.Error)
        // A failed start is also thrown, and told in words.
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);

    private static string Describe(FunctionsHost host, LocalStorage storage)
    {
        int Count(string trigger) => host.Functions.Count(function => function.HasTrigger(trigger));
        var triggers = $"{Count(FunctionBinding.HttpTrigger)} HTTP, {Count(FunctionBinding.QueueTrigger)} queue, "
            + $"{Count(FunctionBinding.TimerTrigger)} timer";
        return $"""
            FinanceTrack listens on {host.BaseAddress}
              console   {host.BaseAddress} in a browser; `seed-demo` makes a household to look at
              health    {host.BaseAddress}api/v1/health/ready
              functions {host.Functions.Count}: {triggers}
              storage   {storage.Description}
            This is a development host: production is Azure Functions. Ctrl-C stops it.
            """;
    }
}
