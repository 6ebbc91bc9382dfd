using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Model;

/// <summary>
/// The bytes of a trained model: a header with the form and the number of components, then the parts. Everything that
/// scoring relies on is checked when it is read, so that a damaged or foreign blob is refused and can never send a walk astray.
/// </summary>
public static class AnomalyModelCodec
{
    /// <summary>Changes with the components, the forms of the parts, or the way they are put together.</summary>
    public const int Form = 3;

    private const int MaxNodes = 1_000_000;
    private const int MaxKnots = 1_000;
    private const int UsualBytes = 250_000;
    private static ReadOnlySpan<byte> Magic => "FTAM"u8;

    public static byte[] Encode(AnomalyModelParts parts) => BinaryForm.Write(parts, UsualBytes, Write);

    /// <exception cref="InvalidDataException">The bytes are not a whole, sound model of this form.</exception>
    public static AnomalyModelParts Decode(byte[] bytes) => BinaryForm.Read(bytes, "model", Read);

    private static void Write(BinaryWriter writer, AnomalyModelParts parts)
    {
        writer.Write(Magic);
        writer.Write(Form);
        writer.Write(ComponentVector.Count);
        Write(writer, parts.Forest);
        Write(writer, parts.Trees);
        writer.Write(parts.Logistic.Bias);
        foreach (var weight in parts.Logistic.Weights) writer.Write(weight);
        foreach (var tail in (ReadOnlySpan<TailCalibration>)[parts.ForestTail, parts.LogOddsTail, parts.AmountTail, parts.AmountExcess, parts.SumTail])
            Write(writer, tail);
        writer.Write(parts.Correction.Bias);
        foreach (var weight in parts.Correction.Weights) writer.Write(weight);
        Write(writer, parts.CorrectionTail);
        writer.Write(parts.AnswerShare);
        Write(writer, parts.Tail);
    }

    private static AnomalyModelParts Read(BinaryReader reader)
    {
        Require(reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic) && reader.ReadInt32() == Form && reader.ReadInt32() == ComponentVector.Count, "header");
        return new AnomalyModelParts(
            ReadForest(reader), ReadTrees(reader), ReadLogistic(reader),
            ReadTail(reader), ReadTail(reader), ReadTail(reader), ReadTail(reader), ReadTail(reader),
            ReadCorrection(reader), ReadTail(reader), Finite(reader.ReadDouble()), ReadTail(reader));
    }

    private static void Write(BinaryWriter writer, IsolationForest forest)
    {
        writer.Write(forest.NormalPath);
        writer.Write(forest.Roots.Count);
        foreach (var root in forest.Roots) writer.Write(root);
        writer.Write(forest.Nodes.Count);
        foreach (var node in forest.Nodes)
        {
            writer.Write(node.Component);
            writer.Write(node.Value);
            writer.Write(node.Right);
        }
    }

    private static IsolationForest ReadForest(BinaryReader reader)
    {
        var normalPath = Finite(reader.ReadDouble());
        var roots = new int[Within(reader.ReadInt32(), 1, 10_000)];
        for (var i = 0; i < roots.Length; i++) roots[i] = reader.ReadInt32();
        var nodes = new IsolationNode[Within(reader.ReadInt32(), 1, MaxNodes)];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = new IsolationNode(reader.ReadByte(), (float)Finite(reader.ReadSingle()), reader.ReadInt32());
            // A walk only ever goes forward, so it ends.
            Require(nodes[i].Component < ComponentVector.Count && (nodes[i].Right == 0 || (nodes[i].Right > i && nodes[i].Right < nodes.Length)), "forest");
        }
        Require(nodes[^1].Right == 0 && Array.TrueForAll(roots, root => root >= 0 && root < nodes.Length) && normalPath > 0, "forest");
        return new IsolationForest(roots, nodes, normalPath);
    }

    private static void Write(BinaryWriter writer, BoostedTrees trees)
    {
        writer.Write(trees.Depth);
        writer.Write(trees.Bias);
        writer.Write(trees.Leaves.Count >> trees.Depth);
        foreach (var feature in trees.Features) writer.Write(feature);
        foreach (var threshold in trees.Thresholds) writer.Write(threshold);
        foreach (var leaf in trees.Leaves) writer.Write(leaf);
    }

    private static BoostedTrees ReadTrees(BinaryReader reader)
    {
        var depth = Within(reader.ReadInt32(), 1, 8);
        var bias = Finite(reader.ReadDouble());
        var count = Within(reader.ReadInt32(), 1, 10_000);
        var features = new byte[count * ((1 << depth) - 1)];
        for (var i = 0; i < features.Length; i++) features[i] = (byte)Within(reader.ReadByte(), 0, ComponentVector.Count - 1);
        var thresholds = new float[features.Length];
        for (var i = 0; i < thresholds.Length; i++) thresholds[i] = reader.ReadSingle();
        Require(!Array.Exists(thresholds, float.IsNaN), "trees");
        var leaves = new float[count << depth];
        for (var i = 0; i < leaves.Length; i++) leaves[i] = (float)Finite(reader.ReadSingle());
        return new BoostedTrees(depth, bias, features, thresholds, leaves);
    }

    private static HingeLogistic ReadLogistic(BinaryReader reader)
    {
        var bias = Finite(reader.ReadDouble());
        return new HingeLogistic(bias, ReadWeights(reader, HingeLogistic.Size));
    }

    private static AnswerCorrection ReadCorrection(BinaryReader reader)
    {
        var bias = Finite(reader.ReadDouble());
        return new AnswerCorrection(bias, ReadWeights(reader, AnswerCorrection.Size));
    }

    private static double[] ReadWeights(BinaryReader reader, int count)
    {
        var weights = new double[count];
        for (var i = 0; i < count; i++) weights[i] = Finite(reader.ReadDouble());
        return weights;
    }

    private static void Write(BinaryWriter writer, TailCalibration tail)
    {
        writer.Write(tail.Scale);
        writer.Write(tail.Scores.Count);
        foreach (var score in tail.Scores) writer.Write(score);
        foreach (var value in tail.Tails) writer.Write(value);
    }

    private static TailCalibration ReadTail(BinaryReader reader)
    {
        var scale = Finite(reader.ReadDouble());
        var scores = new double[Within(reader.ReadInt32(), 1, MaxKnots)];
        for (var i = 0; i < scores.Length; i++) scores[i] = Finite(reader.ReadDouble());
        var tails = new double[scores.Length];
        for (var i = 0; i < tails.Length; i++) tails[i] = Finite(reader.ReadDouble());
        for (var i = 1; i < scores.Length; i++) Require(scores[i] > scores[i - 1] && tails[i] >= tails[i - 1], "tail");
        Require(scale > 0, "tail");
        return new TailCalibration(scores, tails, scale);
    }

    private static double Finite(double value)
    {
        Require(double.IsFinite(value), "number");
        return value;
    }

    private static int Within(int value, int least, int most)
    {
        Require(value >= least && value <= most, "count");
        return value;
    }

    private static void Require(bool condition, string what)
    {
        if (!condition) throw new InvalidDataException($"The model is damaged or foreign: {what}.");
    }
}
