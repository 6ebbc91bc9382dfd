using System.Collections.Concurrent;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>What the functions of these tests were called with, one for each host.</summary>
public sealed class Calls : ConcurrentQueue<string>;

public sealed record Letter(string? To, int Pages);

public sealed class Letters
{
    [HttpResult]
    public IResult? Answer { get; set; }

    [QueueOutput("letters")]
    public Letter[]? Sent { get; set; }

    [QueueOutput("unused")]
    public string? Unused { get; set; }
}

/// <summary>Functions for the tests of the queue triggers.</summary>
public sealed class QueueFunctions(Calls calls)
{
    [Function("ReadText")]
    public void ReadText([QueueTrigger("texts")] string text, int dequeueCount, string id, string queueTrigger) =>
        calls.Enqueue($"{text} {dequeueCount} {id.Length > 0 && queueTrigger == text}");

    [Function("ReadLetter")]
    public void ReadLetter([QueueTrigger("%LetterQueue%")] Letter letter, string to, FunctionContext context) =>
        calls.Enqueue($"{letter} {to} {context.GetHttpContext() is null}");

    [Function("ReadMessage")]
    public Task ReadMessage([QueueTrigger("messages")] QueueMessage message)
    {
        calls.Enqueue(message.MessageText);
        return Task.CompletedTask;
    }

    [Function("ReadData")]
    public void ReadData([QueueTrigger("data")] BinaryData data) => calls.Enqueue(data.ToString());

    [Function("SendLetters")]
    public Letters SendLetters([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "letters")] HttpRequest request) => new()
    {
        Answer = Results.Accepted(request.Path),
        Sent = [new("Ann", 1), new("Bob", 2)],
    };

    [Function("Forward")]
    [QueueOutput("texts")]
    public string? Forward([QueueTrigger("forward")] string text) => text == "nothing" ? null : $"forwarded {text}";
}

/// <summary>A function that fails as often as its message says.</summary>
public sealed class FailingFunction(Calls calls)
{
    [Function("Fail")]
    public void Fail([QueueTrigger("failing")] string text, int dequeueCount)
    {
        calls.Enqueue($"{text} {dequeueCount}");
        if (text == "always" || (text == "once" && dequeueCount == 1))
        {
            throw new InvalidOperationException(text);
        }
    }
}

/// <summary>A function that runs until a test lets it end.</summary>
public sealed class SlowFunction(Calls calls, SlowFunction.Gate gate)
{
    public sealed class Gate : TaskCompletionSource;

    [Function("Wait")]
    public async Task Wait([QueueTrigger("slow")] string text, CancellationToken cancellationToken)
    {
        calls.Enqueue($"begin {text}");
        await gate.Task.WaitAsync(cancellationToken);
        calls.Enqueue($"end {text}");
    }
}
