using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Guildhall.Core.Jobs;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids;

/// <summary>What a raid asks of Discord now, and its alert. Each change adds one: whichever runs last shows the last.</summary>
internal sealed record RespondJob(Snowflake<Guild> Guild, long Number, long Version) : IJob<RespondJob>
{
    public static string Kind => "aegis.raid.respond";

    public static JsonTypeInfo<RespondJob> Json => AegisJson.Default.RespondJob;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Guild}:{Number}:{Version}");
}

/// <summary>A level ends by itself.</summary>
internal sealed record ExpireJob(Snowflake<Guild> Guild, DateTimeOffset ExpiresAt) : IJob<ExpireJob>
{
    public static string Kind => "aegis.raid.expire";

    public static JsonTypeInfo<ExpireJob> Json => AegisJson.Default.ExpireJob;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Guild}:{ExpiresAt.ToUnixTimeMilliseconds()}");
}

/// <summary>Newcomers are held. One for each slot of time in which somebody joined: what came while one ran has the next.
/// </summary>
internal sealed record HoldJob(Snowflake<Guild> Guild, long Number, long Slot) : IJob<HoldJob>
{
    public static readonly TimeSpan SlotLength = TimeSpan.FromSeconds(2);

    public static string Kind => "aegis.raid.hold";

    public static JsonTypeInfo<HoldJob> Json => AegisJson.Default.HoldJob;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Guild}:{Number}:{Slot}");

    public static HoldJob At(Raid raid, DateTimeOffset now) =>
        new(raid.GuildId, raid.Number, now.UtcTicks / SlotLength.Ticks);

    /// <summary>When its slot is over, and everyone in it is known.</summary>
    public DateTimeOffset Due => new((Slot + 1) * SlotLength.Ticks, TimeSpan.Zero);
}

/// <summary>Those who are held get back what they had.</summary>
/// <param name="IsLate">Nobody decided in time; beside it somebody may still decide.</param>
internal sealed record FreeJob(Snowflake<Guild> Guild, long Number, bool IsLate) : IJob<FreeJob>
{
    public static string Kind => "aegis.raid.free";

    public static JsonTypeInfo<FreeJob> Json => AegisJson.Default.FreeJob;

    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Guild}:{Number}:{(IsLate ? "late" : "now")}");
}
