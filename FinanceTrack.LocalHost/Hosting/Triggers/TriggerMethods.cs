using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using Microsoft.Azure.WebJobs;
using ExecutionContext = Microsoft.Azure.WebJobs.ExecutionContext;
using WebJobsBinder = Microsoft.Azure.WebJobs.Binder;

namespace FinanceTrack.LocalHost.Hosting.Triggers;

/// <summary>
/// The class that the WebJobs SDK indexes, made at run time as Azure's host makes it, under the same name: for each function with a queue
/// or timer trigger a method that calls <see cref="FunctionInvoker"/>. The SDK knows functions by attributed methods only.
/// </summary>
internal sealed class TriggerMethods(IEnumerable<HostedFunction> functions, TriggerAttributes attributes) : ITypeLocator
{
    private const string ClassName = "Host.Functions";

    private static readonly MethodInfo Invoke = typeof(FunctionInvoker).GetMethod(nameof(FunctionInvoker.InvokeAsync))!;
    private static readonly (Type Type, string Name)[] MoreParameters =
        [(typeof(WebJobsBinder), "_binder"), (typeof(ExecutionContext), "_context"), (typeof(CancellationToken), "_cancellationToken")];

    public IReadOnlyList<Type> GetTypes()
    {
        var assembly = new PersistedAssemblyBuilder(new(ClassName), typeof(object).Assembly);
        var module = assembly.DefineDynamicModule(ClassName);
        var type = module.DefineType(ClassName, TypeAttributes.Public);
        var invoker = type.DefineField("_invoker", typeof(FunctionInvoker), FieldAttributes.Private | FieldAttributes.InitOnly);
        DefineConstructor(type, invoker);
        foreach (var function in functions)
        {
            if (attributes.Of(function, module) is var (parameter, trigger))
                DefineMethod(type, invoker, function, parameter, trigger);
        }

        type.CreateType();
        return [Load(assembly).GetType(ClassName)!];
    }

    /// <summary>An attribute finds a type by its name, and so only in an assembly that is loaded.</summary>
    private static Assembly Load(PersistedAssemblyBuilder assembly)
    {
        using var image = new MemoryStream();
        assembly.Save(image);
        image.Position = 0;
        return new AssemblyLoadContext(ClassName, isCollectible: true).LoadFromStream(image);
    }

    private static void DefineConstructor(TypeBuilder type, FieldBuilder invoker)
    {
        var code = type.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(FunctionInvoker)]).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, typeof(object).GetConstructor([])!);
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Stfld, invoker);
        code.Emit(OpCodes.Ret);
    }

    private static void DefineMethod(
        TypeBuilder type, FieldBuilder invoker, HostedFunction function, Type triggerType, CustomAttributeBuilder trigger)
    {
        var method = type.DefineMethod(
            function.Name, MethodAttributes.Public, typeof(Task), [triggerType, .. MoreParameters.Select(parameter => parameter.Type)]);
        method.SetCustomAttribute(new(typeof(FunctionNameAttribute).GetConstructor([typeof(string)])!, [function.Name]));
        method.DefineParameter(1, ParameterAttributes.None, function.Trigger.Name).SetCustomAttribute(trigger);
        for (var i = 0; i < MoreParameters.Length; i++)
            method.DefineParameter(i + 2, ParameterAttributes.None, MoreParameters[i].Name);
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldfld, invoker);
        code.Emit(OpCodes.Ldstr, function.Name);
        for (var argument = 1; argument <= MoreParameters.Length + 1; argument++)
            code.Emit(OpCodes.Ldarg_S, (byte)argument);
        code.Emit(OpCodes.Callvirt, Invoke);
        code.Emit(OpCodes.Ret);
    }
}
