using System.Text;
using Azure.Storage.Queues;
using FinanceTrack.LocalHost.Hosting;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.LocalHost;

public sealed class QueueTriggerTests : IAsyncLifetime
{
    private readonly Calls _calls = [];
    private readonly SlowFunction.Gate _gate = new();
    private string _storage = null!;

    public async Task InitializeAsync() => _storage = await StorageEmulator.TakeAccountAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_message_binds_as_text_object_message_and_data_and_by_the_names_in_it()
    {
        await using var host = await StartAsync(typeof(QueueFunctions));
        await SendAsync("texts", "hello");
        await SendAsync("letters", """{"TO":"Ann","pages":3}""");
        await SendAsync("messages", "whole");
        await SendAsync("data", "raw");

        await Eventually.TrueAsync("all four were read", () => _calls.Count == 4);

        Assert.Equal(
            ["Letter { To = Ann, Pages = 3 } Ann True", "hello 1 True", "raw", "whole"],
            _calls.Order(StringComparer.Ordinal));
        await Eventually.TrueAsync("the queue is empty", async () => await CountAsync("texts") == 0);
    }

    [Fact]
    public async Task An_array_output_sends_one_message_an_element_and_a_null_output_none()
    {
        await using var host = await StartAsync(typeof(QueueFunctions));
        using var http = new HttpClient { BaseAddress = host.BaseAddress };
        using var answer = await http.PostAsync(new Uri("/letters", UriKind.Relative), null);

        await Eventually.TrueAsync("both letters were read", () => _calls.Count == 2);

        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(
            ["Letter { To = Ann, Pages = 1 } Ann True", "Letter { To = Bob, Pages = 2 } Bob True"], _calls.Order(StringComparer.Ordinal));
        Assert.False(await Queue("unused").ExistsAsync());
    }

    [Fact]
    public async Task What_a_queue_function_returns_goes_to_its_output_queue()
    {
        await using var host = await StartAsync(typeof(QueueFunctions));
        await SendAsync("forward", "nothing");
        await SendAsync("forward", "something");

        await Eventually.TrueAsync("the text was read", () => !_calls.IsEmpty);
        await Eventually.TrueAsync("the queue is empty", async () => await CountAsync("forward") == 0);

        Assert.Equal(["forwarded something 1 True"], _calls);
    }

    [Fact]
    public async Task A_message_that_keeps_failing_goes_to_the_poison_queue_as_it_was()
    {
        await using var host = await StartAsync(typeof(FailingFunction));
        await SendAsync("failing", "always");
        await SendAsync("failing", "once");

        await Eventually.TrueAsync("it is in the poison queue", async () => await CountAsync("failing-poison") == 1);
        await Eventually.TrueAsync("the queue is empty", async () => await CountAsync("failing") == 0);

        Assert.Equal(["always 1", "always 2", "always 3", "once 1", "once 2"], _calls.Order(StringComparer.Ordinal));
        var poison = await Queue("failing-poison").PeekMessageAsync();
        Assert.Equal("always", Encoding.UTF8.GetString(Convert.FromBase64String(poison.Value.MessageText)));
    }

    [Fact]
    public async Task A_text_that_is_not_base64_goes_to_the_poison_queue_without_a_try()
    {
        await using var host = await StartAsync(typeof(FailingFunction));
        await Queue("failing").CreateAsync();
        await Queue("failing").SendMessageAsync("{not base64}");

        await Eventually.TrueAsync("it is in the poison queue", async () => await CountAsync("failing-poison") == 1);

        Assert.Empty(_calls);
        Assert.Equal("{not base64}", (await Queue("failing-poison").PeekMessageAsync()).Value.MessageText);
    }

    [Fact]
    public async Task A_stop_waits_for_running_functions_and_their_messages_are_gone()
    {
        var host = await StartAsync(typeof(SlowFunction));
        await SendAsync("slow", "a");
        await Eventually.TrueAsync("it runs", () => _calls.Contains("begin a"));

        var stop = host.StopAsync();
        _gate.SetResult();
        await stop;

        Assert.Equal(["begin a", "end a"], _calls);
        Assert.Equal(0, await CountAsync("slow"));
    }

    [Fact]
    public async Task A_message_that_is_not_finished_before_the_stop_returns_for_the_next_host()
    {
        // A host that stops too soon to give the message back leaves it to the end of its lease.
        var host = await StartAsync(
            options => options with { DrainTimeout = TimeSpan.FromMilliseconds(100), MessageLease = TimeSpan.FromSeconds(20) },
            typeof(SlowFunction));
        await SendAsync("slow", "a");
        await Eventually.TrueAsync("it runs", () => _calls.Contains("begin a"));
        await host.StopAsync();
        _gate.SetResult();
        await using var next = await StartAsync(typeof(SlowFunction));

        await Eventually.TrueAsync("the next host ran it", () => _calls.Contains("end a"));

        Assert.Equal(["begin a", "begin a", "end a"], _calls);
    }

    [Fact]
    public async Task Five_hundred_messages_are_each_read_once_by_two_hosts()
    {
        await using var one = await StartAsync(typeof(FailingFunction));
        await using var two = await StartAsync(typeof(FailingFunction));
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), async (number, _) => await SendAsync("failing", $"m{number}"));

        await Eventually.TrueAsync("the queue is empty", async () => await CountAsync("failing") == 0);

        Assert.Equal(500, _calls.Count);
        Assert.Equal(500, _calls.Distinct().Count());
    }

    [Fact]
    public async Task A_disabled_function_does_not_run()
    {
        await using var host = await StartAsync(
            options => options with
            {
                Settings = new Dictionary<string, string?>(options.Settings) { ["AzureWebJobs.ReadText.Disabled"] = "true" },
            },
            typeof(QueueFunctions));
        await SendAsync("texts", "hello");
        await SendAsync("messages", "whole");

        await Eventually.TrueAsync("the other function ran", () => _calls.Contains("whole"));

        Assert.Equal(1, await CountAsync("texts"));
        Assert.Equal(["ReadText"], host.Functions.Where(function => function.IsDisabled).Select(function => function.Name));
    }

    private Task<FunctionsHost> StartAsync(params Type[] functions) => StartAsync(options => options, functions);

    private Task<FunctionsHost> StartAsync(Func<LocalHostOptions, LocalHostOptions> change, params Type[] functions) => SmallApp.StartAsync(
        functions,
        new()
        {
            ["AzureWebJobsStorage"] = _storage,
            ["LetterQueue"] = "letters",
            ["AzureFunctionsJobHost:extensions:queues:messageEncoding"] = "base64",
            ["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:00",
            ["AzureFunctionsJobHost:extensions:queues:maxDequeueCount"] = "3",
            ["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:00.2",
        },
        builder => builder.Services.AddSingleton(_calls).AddSingleton(_gate),
        change);

    private QueueClient Queue(string name) => new(_storage, name);

    private async Task SendAsync(string queue, string text)
    {
        var client = new QueueClient(_storage, queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await client.CreateIfNotExistsAsync();
        await client.SendMessageAsync(text);
    }

    private async Task<int> CountAsync(string queue) =>
        await Queue(queue).ExistsAsync() ? (await Queue(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount : 0;
}
