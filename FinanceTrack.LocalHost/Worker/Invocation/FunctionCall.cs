using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace FinanceTrack.LocalHost.Worker.Invocation;

/// <summary>Compiles the call of a function method: its arguments out of the invocation, its returned value in one shape.</summary>
internal static class FunctionCall
{
    public static Func<object, FunctionInvocation, ValueTask<object?>> Compile(HostedFunction function)
    {
        var instance = Expression.Parameter(typeof(object));
        var invocation = Expression.Parameter(typeof(FunctionInvocation));
        var call = Expression.Call(
            Expression.Convert(instance, function.Method.DeclaringType!),
            function.Method,
            function.Method.GetParameters().Select(parameter => Argument(function, parameter, invocation)));
        return Expression.Lambda<Func<object, FunctionInvocation, ValueTask<object?>>>(
            Returned(call, function.Method), instance, invocation).Compile();
    }

    private static Expression Argument(HostedFunction function, ParameterInfo parameter, Expression invocation)
    {
        var type = parameter.ParameterType;
        // By its place: two hosts that start at once may each be given objects of their own for the same parameters.
        if (parameter.Position == function.TriggerParameter.Position)
        {
            return function.Trigger is HttpTriggerAttribute
                ? Expression.Property(Expression.Property(invocation, nameof(FunctionInvocation.HttpContext)), nameof(HttpContext.Request))
                : Expression.Convert(Expression.Property(invocation, nameof(FunctionInvocation.TriggerValue)), type);
        }

        if (parameter.IsDefined(typeof(FromBodyAttribute)))
        {
            return Expression.Convert(Expression.Property(invocation, nameof(FunctionInvocation.Body)), type);
        }

        if (type == typeof(FunctionContext))
        {
            return invocation;
        }

        return type == typeof(CancellationToken)
            ? Expression.Property(invocation, nameof(FunctionInvocation.CancellationToken))
            : Expression.Call(
                typeof(BindingValue), nameof(BindingValue.Read), [type],
                invocation,
                Expression.Constant(parameter.Name),
                Expression.Constant(parameter.HasDefaultValue),
                parameter.HasDefaultValue && parameter.DefaultValue is { } value
                    ? Expression.Convert(Expression.Constant(value), type)
                    : Expression.Default(type));
    }

    private static Expression Returned(Expression call, MethodInfo method)
    {
        if (method.ReturnType == typeof(void))
        {
            return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        }

        if (method.ReturnType == typeof(Task))
        {
            return Expression.Call(typeof(FunctionCall), nameof(NothingAsync), null, call);
        }

        var returned = FunctionSignature.ReturnedType(method);
        return returned != method.ReturnType
            ? Expression.Call(typeof(FunctionCall), nameof(ValueAsync), [returned], call)
            : Expression.Call(typeof(ValueTask), nameof(ValueTask.FromResult), [typeof(object)], Expression.Convert(call, typeof(object)));
    }

    private static async ValueTask<object?> NothingAsync(Task running)
    {
        await running;
        return null;
    }

    private static async ValueTask<object?> ValueAsync<T>(Task<T> running) => await running;
}
