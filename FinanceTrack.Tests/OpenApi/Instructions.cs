using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;

namespace FinanceTrack.Tests.OpenApi;

/// <summary>One instruction of a compiled method.</summary>
/// <param name="Operand">The string, method, field or type that it names; null for any other.</param>
internal readonly record struct Instruction(OpCode Code, object? Operand);

/// <summary>Reads the instructions of a compiled method (ECMA-335, partition III).</summary>
internal static class Instructions
{
    private const byte TwoBytes = 0xFE;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    // Every function reaches the same few thousand methods.
    private static readonly ConcurrentDictionary<MethodBase, Instruction[]> Known = new();

    /// <summary>The instructions in their order; none of a method that has no body here.</summary>
    public static IReadOnlyList<Instruction> Of(MethodBase method) => Known.GetOrAdd(method, unread => [.. Read(unread)]);

    private static IEnumerable<Instruction> Read(MethodBase method)
    {
        var bytes = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < bytes.Length;)
        {
            var code = bytes[at] == TwoBytes ? Codes[unchecked((short)(TwoBytes << 8 | bytes[at + 1]))] : Codes[bytes[at]];
            at += code.Size;
            yield return new Instruction(code, OperandOf(method, code, bytes.AsSpan(at)));
            at += LengthOf(code, bytes.AsSpan(at));
        }
    }

    private static object? OperandOf(MethodBase method, OpCode code, ReadOnlySpan<byte> operand)
    {
        if (code.OperandType is not (OperandType.InlineString or OperandType.InlineMethod or OperandType.InlineField
            or OperandType.InlineType or OperandType.InlineTok))
        {
            return null;
        }

        var token = BinaryPrimitives.ReadInt32LittleEndian(operand);
        return code.OperandType == OperandType.InlineString
            ? method.Module.ResolveString(token)
            : method.Module.ResolveMember(
                token,
                method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
                method.IsGenericMethod ? method.GetGenericArguments() : null);
    }

    private static int LengthOf(OpCode code, ReadOnlySpan<byte> operand) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BinaryPrimitives.ReadInt32LittleEndian(operand)),
        _ => 4,
    };
}
