using System.Buffers.Binary;

namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>
/// The compact binary form of the three statistics: little-endian, single precision as in memory, so that what is read is
/// what was written, bit for bit. The form's number is a column beside the bytes; a reader refuses every other form.
/// </summary>
public static class StatisticsCodec
{
    /// <summary>Form 1 held the mean and variance of ln(1 + a) only; form 2 no standing amounts; form 3 is this one.</summary>
    public const int CurrentForm = 3;

    public static byte[] Encode(UserStatistics user)
    {
        var writer = new StateWriter(1_024);
        writer.Int(user.Count);
        writer.Int(user.NewMerchants);
        writer.Int(user.FirstDay);
        writer.Int(user.LastDay);
        writer.Amounts(user.Amounts);
        writer.Amount(user.Spending);
        writer.Floats(user.Hours);
        writer.Floats(user.InDay);
        writer.Floats(user.InHour);
        writer.Floats(user.AtMerchant);
        writer.Floats(user.Duplicates);
        writer.Counts(user.Categories);
        writer.Counts(user.Currencies);
        return writer.ToArray();
    }

    public static byte[] Encode(CategoryStatistics category)
    {
        var writer = new StateWriter(160);
        writer.Int(category.Count);
        writer.Int(category.NewMerchants);
        writer.Amounts(category.Amounts);
        writer.Floats(category.InDay);
        return writer.ToArray();
    }

    public static byte[] Encode(MerchantStatistics merchant)
    {
        var writer = new StateWriter(128);
        writer.Int(merchant.Count);
        writer.Amounts(merchant.Amounts);
        writer.Float(merchant.Standing.Last);
        writer.Int(merchant.Standing.LastDay);
        writer.Float(merchant.Standing.Repeats);
        writer.Floats(merchant.InDay);
        return writer.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are not a whole state of the current form.</exception>
    public static UserStatistics DecodeUser(ReadOnlySpan<byte> state)
    {
        var reader = new StateReader(state);
        var user = new UserStatistics { Count = reader.Int(), NewMerchants = reader.Int(), FirstDay = reader.Int(), LastDay = reader.Int() };
        reader.Amounts(user.Amounts);
        user.Spending = reader.Amount();
        reader.Floats(user.Hours);
        reader.Floats(user.InDay);
        reader.Floats(user.InHour);
        reader.Floats(user.AtMerchant);
        reader.Floats(user.Duplicates);
        reader.Counts(user.Categories);
        reader.Counts(user.Currencies);
        reader.End();
        return user;
    }

    /// <exception cref="InvalidDataException">The bytes are not a whole state of the current form.</exception>
    public static CategoryStatistics DecodeCategory(ReadOnlySpan<byte> state)
    {
        var reader = new StateReader(state);
        var category = new CategoryStatistics { Count = reader.Int(), NewMerchants = reader.Int() };
        reader.Amounts(category.Amounts);
        reader.Floats(category.InDay);
        reader.End();
        return category;
    }

    /// <exception cref="InvalidDataException">The bytes are not a whole state of the current form.</exception>
    public static MerchantStatistics DecodeMerchant(ReadOnlySpan<byte> state)
    {
        var reader = new StateReader(state);
        var merchant = new MerchantStatistics { Count = reader.Int() };
        reader.Amounts(merchant.Amounts);
        merchant.Standing = new StandingAmount(reader.Float(), reader.Int(), reader.Float());
        reader.Floats(merchant.InDay);
        reader.End();
        return merchant;
    }
}

/// <summary>Writes numbers into a buffer that grows.</summary>
internal ref struct StateWriter(int capacity)
{
    private byte[] _buffer = new byte[capacity];
    private int _length;

    public void Byte(byte value) => Next(1)[0] = value;

    public void Int(int value) => BinaryPrimitives.WriteInt32LittleEndian(Next(4), value);

    public void Float(float value) => BinaryPrimitives.WriteSingleLittleEndian(Next(4), value);

    public void Floats(scoped ReadOnlySpan<float> values)
    {
        var target = Next(4 * values.Length);
        for (var i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(target[(4 * i)..], values[i]);
    }

    /// <summary>A direction that never occurred takes no room.</summary>
    public void Amounts(ReadOnlySpan<AmountStates> directions)
    {
        foreach (ref readonly var states in directions)
        {
            Byte((byte)(states.Log.Count > 0 ? 1 : 0));
            if (states.Log.Count == 0) continue;
            Amount(states.Cube);
            Amount(states.Log);
        }
    }

    public void Amount(in AmountState state) =>
        Floats([state.Count, state.Mean, state.UpCount, state.UpSquares, state.DownCount, state.DownSquares]);

    public void Counts(KeyCounts counts)
    {
        Byte((byte)counts.Entries.Count);
        foreach (var (key, count) in counts.Entries)
        {
            BinaryPrimitives.WriteInt64LittleEndian(Next(8), key);
            Float(count);
        }
    }

    public readonly byte[] ToArray() => _buffer[.._length];

    private Span<byte> Next(int bytes)
    {
        if (_length + bytes > _buffer.Length) Array.Resize(ref _buffer, Math.Max(2 * _buffer.Length, _length + bytes));
        _length += bytes;
        return _buffer.AsSpan(_length - bytes, bytes);
    }
}

/// <summary>Reads what <see cref="StateWriter"/> wrote, and refuses anything else.</summary>
internal ref struct StateReader(ReadOnlySpan<byte> state)
{
    private ReadOnlySpan<byte> _rest = state;

    public byte Byte() => Next(1)[0];

    public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Next(4));

    public float Float() => BinaryPrimitives.ReadSingleLittleEndian(Next(4));

    public void Floats(Span<float> values)
    {
        var source = Next(4 * values.Length);
        for (var i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadSingleLittleEndian(source[(4 * i)..]);
    }

    public void Amounts(Span<AmountStates> directions)
    {
        foreach (ref var states in directions)
        {
            if (Byte() == 0) continue;
            states.Cube = Amount();
            states.Log = Amount();
        }
    }

    public AmountState Amount() => new()
    {
        Count = Float(),
        Mean = Float(),
        UpCount = Float(),
        UpSquares = Float(),
        DownCount = Float(),
        DownSquares = Float()
    };

    public void Counts(KeyCounts counts)
    {
        var entries = Byte();
        for (var i = 0; i < entries; i++) counts.Add(BinaryPrimitives.ReadInt64LittleEndian(Next(8)), Float());
    }

    public readonly void End()
    {
        if (_rest.Length != 0) throw new InvalidDataException($"The statistics have {_rest.Length} bytes too many.");
    }

    private ReadOnlySpan<byte> Next(int bytes)
    {
        if (bytes > _rest.Length) throw new InvalidDataException("The statistics end too early.");
        var next = _rest[..bytes];
        _rest = _rest[bytes..];
        return next;
    }
}
