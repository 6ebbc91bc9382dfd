namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>
/// The compact binary form of the three statistics: little-endian, single precision as in memory, so that what is read is
/// what was written, bit for bit. The form's number is a column beside the bytes; a reader refuses every other form.
/// </summary>
public static class StatisticsCodec
{
    /// <summary>Form 1 held the mean and variance of ln(1 + a) only; form 2 no standing amounts; form 3 is this one.</summary>
    public const int CurrentForm = 3;

    private const string What = "state of the statistics";
    private const int UserBytes = 1_024, CategoryBytes = 160, MerchantBytes = 128;

    public static byte[] Encode(UserStatistics user) => BinaryForm.Write(user, UserBytes, Write);

    public static byte[] Encode(CategoryStatistics category) => BinaryForm.Write(category, CategoryBytes, Write);

    public static byte[] Encode(MerchantStatistics merchant) => BinaryForm.Write(merchant, MerchantBytes, Write);

    /// <exception cref="InvalidDataException">The bytes are not a whole state of the current form.</exception>
    public static UserStatistics DecodeUser(byte[] state) => BinaryForm.Read(state, What, ReadUser);

    /// <exception cref="InvalidDataException">The bytes are not a whole state of the current form.</exception>
    public static CategoryStatistics DecodeCategory(byte[] state) => BinaryForm.Read(state, What, ReadCategory);

    /// <exception cref="InvalidDataException">The bytes are not a whole state of the current form.</exception>
    public static MerchantStatistics DecodeMerchant(byte[] state) => BinaryForm.Read(state, What, ReadMerchant);

    private static void Write(BinaryWriter writer, UserStatistics user)
    {
        writer.Write(user.Count);
        writer.Write(user.NewMerchants);
        writer.Write(user.FirstDay);
        writer.Write(user.LastDay);
        Write(writer, user.Amounts);
        Write(writer, in user.Spending);
        Write(writer, user.Hours);
        Write(writer, user.InDay);
        Write(writer, user.InHour);
        Write(writer, user.AtMerchant);
        Write(writer, user.Duplicates);
        Write(writer, user.Categories);
        Write(writer, user.Currencies);
    }

    private static UserStatistics ReadUser(BinaryReader reader)
    {
        var user = new UserStatistics
        {
            Count = reader.ReadInt32(),
            NewMerchants = reader.ReadInt32(),
            FirstDay = reader.ReadInt32(),
            LastDay = reader.ReadInt32(),
        };
        Read(reader, user.Amounts);
        user.Spending = ReadAmount(reader);
        Read(reader, user.Hours);
        Read(reader, user.InDay);
        Read(reader, user.InHour);
        Read(reader, user.AtMerchant);
        Read(reader, user.Duplicates);
        Read(reader, user.Categories);
        Read(reader, user.Currencies);
        return user;
    }

    private static void Write(BinaryWriter writer, CategoryStatistics category)
    {
        writer.Write(category.Count);
        writer.Write(category.NewMerchants);
        Write(writer, category.Amounts);
        Write(writer, category.InDay);
    }

    private static CategoryStatistics ReadCategory(BinaryReader reader)
    {
        var category = new CategoryStatistics { Count = reader.ReadInt32(), NewMerchants = reader.ReadInt32() };
        Read(reader, category.Amounts);
        Read(reader, category.InDay);
        return category;
    }

    private static void Write(BinaryWriter writer, MerchantStatistics merchant)
    {
        writer.Write(merchant.Count);
        Write(writer, merchant.Amounts);
        writer.Write(merchant.Standing.Last);
        writer.Write(merchant.Standing.LastDay);
        writer.Write(merchant.Standing.Repeats);
        Write(writer, merchant.InDay);
    }

    private static MerchantStatistics ReadMerchant(BinaryReader reader)
    {
        var merchant = new MerchantStatistics { Count = reader.ReadInt32() };
        Read(reader, merchant.Amounts);
        merchant.Standing = new StandingAmount(reader.ReadSingle(), reader.ReadInt32(), reader.ReadSingle());
        Read(reader, merchant.InDay);
        return merchant;
    }

    /// <summary>A direction that never occurred takes no room.</summary>
    private static void Write(BinaryWriter writer, AmountStates[] directions)
    {
        foreach (ref readonly var states in directions.AsSpan())
        {
            writer.Write(states.Log.Count > 0);
            if (states.Log.Count == 0) continue;
            Write(writer, in states.Cube);
            Write(writer, in states.Log);
        }
    }

    private static void Read(BinaryReader reader, AmountStates[] directions)
    {
        foreach (ref var states in directions.AsSpan())
            if (reader.ReadBoolean()) states = new AmountStates { Cube = ReadAmount(reader), Log = ReadAmount(reader) };
    }

    private static void Write(BinaryWriter writer, in AmountState state) =>
        Write(writer, [state.Count, state.Mean, state.UpCount, state.UpSquares, state.DownCount, state.DownSquares]);

    private static AmountState ReadAmount(BinaryReader reader) => new()
    {
        Count = reader.ReadSingle(),
        Mean = reader.ReadSingle(),
        UpCount = reader.ReadSingle(),
        UpSquares = reader.ReadSingle(),
        DownCount = reader.ReadSingle(),
        DownSquares = reader.ReadSingle(),
    };

    private static void Write(BinaryWriter writer, ReadOnlySpan<float> values)
    {
        foreach (var value in values) writer.Write(value);
    }

    private static void Read(BinaryReader reader, float[] values)
    {
        for (var i = 0; i < values.Length; i++) values[i] = reader.ReadSingle();
    }

    private static void Write(BinaryWriter writer, KeyCounts counts)
    {
        writer.Write((byte)counts.Entries.Count);
        foreach (var (key, count) in counts.Entries)
        {
            writer.Write(key);
            writer.Write(count);
        }
    }

    private static void Read(BinaryReader reader, KeyCounts counts)
    {
        for (var left = reader.ReadByte(); left > 0; left--) counts.Add(reader.ReadInt64(), reader.ReadSingle());
    }
}
