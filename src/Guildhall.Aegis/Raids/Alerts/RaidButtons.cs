using System.Globalization;
using Guildhall.Aegis.Raids.Holds;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Raids.Alerts;

/// <summary>What can be clicked below an alert. Who clicks is checked at the click.</summary>
internal sealed class RaidButtons(CustomIds ids)
{
    public const string Name = "raid.act";
    public const string Lockdown = "lockdown";
    public const string Longer = "longer";
    public const string End = "end";
    public const string Free = "free";
    public const string Choose = "choose";

    public IReadOnlyList<Component> Of(Raid raid, RaidCounts counts, DateTimeOffset now)
    {
        List<Component> row = [];
        var level = raid.LevelAt(now);
        if (counts.Joined > counts.Banned)
        {
            row.Add(Button.Danger(Id(raid, Choose), "Ban suspicious…"));
        }

        if (level != RaidLevel.Normal)
        {
            if (level < RaidLevel.Lockdown)
            {
                row.Add(Button.Primary(Id(raid, Lockdown), "Lockdown"));
            }

            row.Add(Button.Secondary(Id(raid, Longer), "1 hour more"));
            row.Add(Button.Success(Id(raid, End), "No raid: end and free"));
        }
        else if (counts.Held + counts.Waiting > 0)
        {
            row.Add(Button.Success(Id(raid, Free), "Free those held"));
        }

        return row.Count == 0 ? [] : [ActionRow.Of(row)];
    }

    public static (string Act, long Number)? Read(string state)
    {
        var parts = state.Split(' ');
        return
            parts.Length == 2
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (parts[0], number)
            : null;
    }

    private string Id(Raid raid, string act) =>
        ids.Make(
            Name,
            string.Create(CultureInfo.InvariantCulture, $"{act} {raid.Number}"),
            raid.GuildId,
            null,
            HoldTimes.Longest + TimeSpan.FromDays(7)
        );
}
