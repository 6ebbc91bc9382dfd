using System.Reflection;
using System.Runtime.CompilerServices;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>Walks from a method to all that it runs: what it calls, its lambdas, and the rest of it after each await.</summary>
internal sealed class CallGraph(Func<MethodBase, bool> follow)
{
    private readonly HashSet<MethodBase> _seen = [];

    /// <summary>Every instruction that is reached, with the one before it; null at the start of a method.</summary>
    public IEnumerable<(Instruction? Before, Instruction At)> From(MethodBase method)
    {
        var waiting = new Stack<MethodBase>([method]);
        while (waiting.TryPop(out var next))
        {
            if (!_seen.Add(next))
                continue;
            Instruction? before = null;
            foreach (var at in Instructions.Of(next))
            {
                yield return (before, at);
                foreach (var called in CalledBy(at).Where(called => IsBodyOf(called) || follow(called)))
                    waiting.Push(called);
                before = at;
            }
        }
    }

    private static IEnumerable<MethodBase> CalledBy(Instruction at)
    {
        if (at.Operand is not MethodBase method)
            yield break;
        yield return method;
        // An asynchronous method starts its state machine, whose type is an argument of the generic method that does.
        foreach (var machine in method.IsGenericMethod ? method.GetGenericArguments() : [])
        {
            if (machine.IsAssignableTo(typeof(IAsyncStateMachine)) && !machine.IsInterface && !machine.IsGenericParameter)
                yield return machine.GetMethod("MoveNext", BindingFlags.Instance | BindingFlags.NonPublic)!;
        }
    }

    // A state machine is the method's own.
    private static bool IsBodyOf(MethodBase method) => method.DeclaringType?.IsAssignableTo(typeof(IAsyncStateMachine)) == true;
}
