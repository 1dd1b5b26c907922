using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Raids;
using Guildhall.Aegis.Settings;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

/// <summary>Raises the raid level; it never falls by this, and staff who said that it is none are right.</summary>
internal sealed class RaidAct(RaidBook raids, GuildSettingsBook settings, TimeProvider time) : IHitAct
{
    private static readonly TimeSpan newcomers = TimeSpan.FromMinutes(10);

    public IReadOnlyList<ActionKind> Kinds { get; } = [ActionKind.Raid];

    public async Task<ActResult> DoAsync(HitCall call, CancellationToken cancellation)
    {
        var level = Enum.Parse<RaidLevel>(call.Action.Text!, ignoreCase: true);
        var rules = (await settings.GetAsync(call.Job.Guild, cancellation)).Raids;
        var now = time.GetUtcNow();
        var change = new RaidChange(level, call.Reason, now - newcomers, call.Length ?? rules.Duration, call.Staff);
        if (await raids.RaiseAsync(change, cancellation) is { } raid)
        {
            return ActResult.Done($"raid level {call.Action.Text} until <t:{raid.ExpiresAt.ToUnixTimeSeconds()}:t>");
        }

        return await raids.LevelAsync(call.Job.Guild, cancellation) >= level
            ? ActResult.Done($"the raid level was {call.Action.Text} or higher before")
            : ActResult.Failed("raid level not raised", "staff have just said that it is no raid");
    }
}
