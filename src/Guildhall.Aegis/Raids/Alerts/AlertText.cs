using System.Globalization;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Alerts;

/// <summary>What staff read of a raid, in its alert and in <c>/raid status</c>. Pure.</summary>
internal static class AlertText
{
    private const int Amber = 0xF1C40F;
    private const int Red = 0xE74C3C;
    private const int Dark = 0x992D22;
    private const int Green = 0x2ECC71;

    public static Embed Of(Raid raid, RaidCounts counts, RaidSettings rules, DateTimeOffset now)
    {
        var level = raid.LevelAt(now);
        List<EmbedField> fields =
        [
            new("Joined", Number(counts.Joined), true),
            new("Suspicious", Number(counts.Suspicious), true),
        ];
        if (counts.Held + counts.Waiting > 0)
        {
            fields.Add(
                new(
                    "Held",
                    counts.Waiting > 0
                        ? $"{Number(counts.Held)}, {Number(counts.Waiting)} to come"
                        : Number(counts.Held),
                    true
                )
            );
        }

        if (counts.Banned > 0)
        {
            fields.Add(new("Banned", Number(counts.Banned), true));
        }

        if (counts.Kicked > 0)
        {
            fields.Add(new("Kicked", Number(counts.Kicked), true));
        }

        fields.AddRange(Pauses(raid, now));
        return new()
        {
            Title = level == RaidLevel.Normal ? $"Raid {raid.Number} is over" : $"Raid level: {Name(level)}",
            Description = Describe(raid, level, rules, now),
            Color = level switch
            {
                RaidLevel.Normal => Green,
                RaidLevel.Watch => Amber,
                RaidLevel.Raid => Red,
                _ => Dark,
            },
            Fields = fields,
            Footer = new($"Raid {raid.Number}"),
            Timestamp = raid.StartedAt,
        };
    }

    public static string Name(RaidLevel level) => level.ToString().ToLowerInvariant();

    private static string Describe(Raid raid, RaidLevel level, RaidSettings rules, DateTimeOffset now)
    {
        var lines = new List<string>
        {
            raid.OpenedBy.StartsWith("system:", StringComparison.Ordinal)
                ? $"{CaseText.Plain(raid.Why)}."
                : $"Set by {CaseText.Plain(raid.OpenedByName)}: {CaseText.Plain(raid.Why)}",
            level == RaidLevel.Normal
                ? $"From {Time(raid.StartedAt)} to {Time(raid.JoinsUntil)}, at its height {Name(raid.TopLevel)}"
                    + (raid.EndedByName is { } who ? $"; ended by {CaseText.Plain(who)}." : ".")
                : $"Since {Time(raid.StartedAt)}, until {Time(raid.ExpiresAt)} if nothing new happens.",
        };
        lines.Add(
            level switch
            {
                RaidLevel.Normal => "Nobody was banned by this alone; `/raid cleanup` shows who joined.",
                RaidLevel.Watch => "Nothing is done to anybody at this level.",
                _ when rules.Response == RaidResponse.Alert => "This server holds nobody by itself (`raids.response`).",
                _ when rules.Response == RaidResponse.Kick =>
                    "This server kicks newcomers that look like raiders (`raids.response`).",
                _ when rules.Response == RaidResponse.Ban =>
                    "This server bans newcomers that look like raiders (`raids.response`); `/raid undo` takes it back.",
                RaidLevel.Raid => "Suspicious newcomers are held; nobody is banned by joining alone.",
                _ =>
                    "Everyone who joins from the lockdown on is held, and of those who joined before only the suspicious; nobody is banned by joining alone.",
            }
        );
        if (raid.PauseProblem is { } problem)
        {
            lines.Add($"⚠️ {problem}");
        }

        return string.Join('\n', lines);
    }

    private static IEnumerable<EmbedField> Pauses(Raid raid, DateTimeOffset now)
    {
        if (raid.InvitesPausedUntil is { } invites && invites > now)
        {
            yield return new("Invites", $"paused until {Time(invites)}", true);
        }

        if (raid.DmsPausedUntil is { } dms && dms > now)
        {
            yield return new("Direct messages", $"paused until {Time(dms)}", true);
        }
    }

    private static string Time(DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"<t:{at.ToUnixTimeSeconds()}:f>");

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
