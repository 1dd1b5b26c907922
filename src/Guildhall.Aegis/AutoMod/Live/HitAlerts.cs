using System.Globalization;
using Guildhall.Aegis.Settings;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live;

/// <summary>Tells staff of a hit, in the log channel of AutoMod or where the rule says.</summary>
internal sealed class HitAlerts(GuildSettingsBook settings, CustomIds ids, DiscordRest rest)
{
    private const int Colour = 0xE67E22;
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(30);

    private readonly DiscordRest rest = rest.With(RestPriority.Log);

    /// <param name="outcome">What became of it, in words.</param>
    public async Task PostAsync(ActOnHitJob job, string? outcome, CancellationToken cancellation)
    {
        var guild = await settings.GetAsync(job.Guild, cancellation);
        var told = job.Actions.FirstOrDefault(a => a.Kind == "alert")?.Target;
        if ((told is > 0 ? new Snowflake<Channel>(told.Value) : guild.AutoMod.LogChannel) is not { } channel)
        {
            return;
        }

        var payload = new MessagePayload
        {
            Embeds = [Embed(job, outcome)],
            Components = [new ActionRow { Components = [FalseButton(job)] }],
            Nonce = $"am{job.Subject.ToString(CultureInfo.InvariantCulture)}",
            EnforceNonce = true,
        };
        await TryPostAsync(channel, payload, cancellation);
    }

    /// <summary>A line to who is responsible: the channel for alerts, else that of staff, else AutoMod's own.</summary>
    public async Task WarnAsync(Snowflake<Guild> guild, string text, CancellationToken cancellation)
    {
        var wanted = await settings.GetAsync(guild, cancellation);
        if ((wanted.General.AlertChannel ?? wanted.General.StaffChannel ?? wanted.AutoMod.LogChannel) is { } channel)
        {
            await TryPostAsync(channel, MessagePayload.OfText(text), cancellation);
        }
    }

    private async Task TryPostAsync(Snowflake<Channel> channel, MessagePayload payload, CancellationToken cancellation)
    {
        try
        {
            await rest.CreateMessageAsync(channel, payload, cancellation);
        }
        catch (DiscordApiException exception) when ((int)exception.Status is 403 or 404)
        {
            // The channel is gone or closed: the hit is kept and shown by /automod stats.
        }
    }

    private static Embed Embed(ActOnHitJob job, string? outcome)
    {
        var what = string.Join(
            ", ",
            job.Actions.Select(a => a.Kind).Where(k => k != "alert").DefaultIfEmpty("deleted")
        );
        var matched = job.Matched is { } text
            ? $"\nMatched: ||{text.Replace("|", "\\|", StringComparison.Ordinal)}||"
            : "";
        var where = job.Channel.IsEmpty ? "" : $" in <#{job.Channel}>";
        return new Embed
        {
            Title = $"AutoMod: {job.Rule}",
            Description = $"<@{job.User}> ({job.User}){where}{matched}\n{what}\n{outcome}",
            Color = Colour,
        };
    }

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
