using Guildhall.Aegis.AutoMod.Live;
using Guildhall.Aegis.Settings;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Points;

/// <summary>The one ladder of a guild: the setting <c>points.ladder</c>; where that has no steps and AutoMod is on, the ladder
/// of its rules, with their half-life.</summary>
internal sealed class PointLadders(GuildSettingsBook settings, RuleBook rules)
{
    public async Task<PointLadder> OfAsync(Snowflake<Guild> guild, CancellationToken cancellation)
    {
        var wanted = await settings.GetAsync(guild, cancellation);
        if (wanted.Points.Ladder.Count > 0)
        {
            return new(
                wanted.Points,
                [.. wanted.Points.Ladder.Select(step => new Rung(step.Points, Punishment.Of(step)))]
            );
        }

        if (!wanted.AutoMod.Enabled || (await rules.GetAsync(guild, cancellation)).Rules.Ladder is not { } own)
        {
            return PointLadder.None;
        }

        return new(
            wanted.Points with
            {
                Decay = PointDecay.HalfLife,
                DecayTime = own.HalfLife,
            },
            [
                .. own
                    .Steps.Select(step =>
                        (step.Points, Then: Punishment.Of(step.Then.Kind, step.Then.For, step.Then.Amount))
                    )
                    .Where(step => step.Then is not null)
                    .Select(step => new Rung(step.Points, step.Then!)),
            ]
        );
    }
}
