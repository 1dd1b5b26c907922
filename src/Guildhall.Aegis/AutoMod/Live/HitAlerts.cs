using System.Globalization;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.AutoMod.Live.Acts;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Tells staff of a hit, in the log channel of AutoMod or where the rule says.</summary>
internal sealed class HitAlerts(
    GuildSettingsBook settings,
    HitPlaces places,
    GuildProblems problems,
    Db db,
    CustomIds ids,
    DiscordRest rest
)
{
    /// <summary>The code of the problem.</summary>
    public const string Problem = "automod_alert";

    /// <summary>The code of the problem of a rule that names a channel which is not there.</summary>
    public const string PlaceProblem = "automod_alert_channel";

    private static readonly TimeSpan lifetime = TimeSpan.FromDays(30);

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    public async Task PostAsync(ActOnHitJob job, HitReport report, CancellationToken cancellation)
    {
        if (await PlaceAsync(job, cancellation) is not { } channel)
        {
            if (job.Actions.Any(a => a.Is(ActionKind.Alert)))
            {
                var text = $"The AutoMod rule “{CaseText.Plain(job.Rule)}” asks for an alert, but {HitPlaces.NoPlace}.";
                await problems.RaiseAsync(job.Guild, Problem, job.Rule, text, cancellation);
            }

            return;
        }

        var payload = new MessagePayload
        {
            Embeds = [Embed(job, report)],
            Components = [new ActionRow { Components = [FalseButton(job)] }],
            AllowedMentions = AllowedMentions.None,
            Nonce = $"am{job.Subject.ToString(CultureInfo.InvariantCulture)}",
            EnforceNonce = true,
        };
        await TryPostAsync(job.Guild, channel, payload, cancellation);
    }

    /// <summary>A line to who is responsible: the channel for alerts, else that of staff, else AutoMod's own.</summary>
    public async Task WarnAsync(Snowflake<Guild> guild, string text, CancellationToken cancellation)
    {
        if (await places.StaffAsync(guild, cancellation) is { } channel)
        {
            var payload = MessagePayload.OfText(text) with { AllowedMentions = AllowedMentions.None };
            await TryPostAsync(guild, channel, payload, cancellation);
        }
    }

    /// <summary>A rule that asks for an alert finds a channel wherever there is one.</summary>
    private async Task<Snowflake<Channel>?> PlaceAsync(ActOnHitJob job, CancellationToken cancellation)
    {
        if (job.Actions.FirstOrDefault(a => a.Is(ActionKind.Alert)) is not { } alert)
        {
            return (await settings.GetAsync(job.Guild, cancellation)).AutoMod.LogChannel;
        }

        if (alert.Target == 0)
        {
            return await places.AlertsAsync(job.Guild, cancellation);
        }

        if (await places.NamedAsync(job.Guild, alert.Target, cancellation) is { } named)
        {
            await db.WriteAsync(unit => GuildProblems.ResolveAsync(unit, job.Guild, PlaceProblem), cancellation);
            return named;
        }

        var text =
            $"The AutoMod rule “{CaseText.Plain(job.Rule)}” could not alert where it should: {HitPlaces.NotOurs(alert.Target)}. Its alerts go where "
            + "those of others go.";
        await problems.RaiseAsync(job.Guild, PlaceProblem, job.Rule, text, cancellation);
        return await places.AlertsAsync(job.Guild, cancellation);
    }

    private async Task TryPostAsync(
        Snowflake<Guild> guild,
        Snowflake<Channel> channel,
        MessagePayload payload,
        CancellationToken cancellation
    )
    {
        try
        {
            await rest.CreateMessageAsync(channel, payload, cancellation);
            await db.WriteAsync(unit => GuildProblems.ResolveAsync(unit, guild, Problem), cancellation);
        }
        catch (DiscordApiException exception) when (!exception.IsTransient)
        {
            var text =
                $"I cannot post AutoMod's alerts in <#{channel}>: it is gone, or I lack View Channels, Send Messages or Embed "
                + "Links there. `/automod stats` shows the hits.";
            await problems.RaiseAsync(guild, Problem, channel.ToString(), text, cancellation);
        }
    }

    private static Embed Embed(ActOnHitJob job, HitReport report) =>
        new()
        {
            Title = CaseText.Cut($"AutoMod: {CaseText.Plain(job.Rule)}", 256),
            Description = CaseText.Cut($"{HitText.Headline(job)}\n{report}", 4_096),
            Color = HitText.Colour,
        };

    private Button FalseButton(ActOnHitJob job) =>
        Button.Secondary(
            ids.Make(
                MarkFalseHit.Spec.Name,
                job.Subject.ToString(CultureInfo.InvariantCulture),
                job.Guild,
                null,
                lifetime
            ),
            "False positive"
        );
}
