namespace Guildhall.Simulator.State;

/// <summary>Makes Discord's ids: milliseconds since 2015 above 22 bits, always larger than the last.</summary>
internal sealed class Snowflakes(TimeProvider time)
{
    private const long Epoch = 1_420_070_400_000;

    private readonly HashSet<ulong> planted = [];
    private DateTimeOffset? moment;

    public static DateTimeOffset TimeOf(ulong id) => DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> 22) + Epoch);

    public static ulong At(DateTimeOffset instant) =>
        (ulong)Math.Max(1, instant.ToUnixTimeMilliseconds() - Epoch) << 22;

    /// <summary>The largest that was made.</summary>
    public ulong Last { get; set; }

    /// <summary>While a world is planted: when what is made now is said to have happened.</summary>
    public DateTimeOffset? Told { get; private set; }

    /// <summary>Ids of the seed's own time, and not of the clock's, until <see cref="Live"/>.</summary>
    /// <param name="seeded">The moment that ids name from now on.</param>
    public void Plant(DateTimeOffset seeded, DateTimeOffset told) => (moment, Told) = (seeded, told);

    public void Live() => (moment, Told) = (null, null);

    public ulong Next()
    {
        if (moment is { } seeded)
        {
            var id = At(seeded);
            while (!planted.Add(id))
            {
                id++;
            }

            return id;
        }

        Last = Math.Max(At(time.GetUtcNow()), Last + 1);
        return Last;
    }
}
