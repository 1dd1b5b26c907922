using System.Globalization;
using Guildhall.Core.Commands;
using Guildhall.Discord.Interactions;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Cases;

/// <summary>The buttons on cases. Their ids carry the number alone; rights are asked again at the click.</summary>
internal sealed class CaseButtons(CustomIds ids)
{
    // The mod-log is read for years.
    private static readonly TimeSpan forYears = TimeSpan.FromDays(3650);

    /// <summary>Under a message of the mod-log.</summary>
    public IReadOnlyList<Component> OfLog(Case row)
    {
        var buttons = new List<Component> { Make(AskReason.Spec.Name, row, "Reason") };
        if (row is { Lasts: true, IsInForce: true } && CaseRevocations.Opposite(row.Kind) is not null)
        {
            buttons.Add(Make(AskDuration.Spec.Name, row, "Duration"));
            buttons.Add(Make(RevokeCase.Spec.Name, row, "Revoke"));
        }
        else if (row is { Kind: CaseKind.Warn, IsInForce: true })
        {
            // Its points are what there is to take back.
            buttons.Add(Make(RevokeCase.Spec.Name, row, "Revoke"));
        }

        if (!row.TargetId.IsEmpty)
        {
            buttons.Add(Make(ShowHistory.Spec.Name, row, "History"));
        }

        return [ActionRow.Of(buttons)];
    }

    /// <summary>For a second moderator, who found that another was first.</summary>
    public IReadOnlyList<Component> OfStanding(Case row)
    {
        var buttons = new List<Component> { Make(AskNote.Spec.Name, row, "Add note") };
        if (row.Lasts)
        {
            buttons.Add(Make(AskDuration.Spec.Name, row, "Change duration"));
        }

        return [ActionRow.Of(buttons)];
    }

    /// <summary>The number in an id of ours.</summary>
    public static long NumberOf(string state) => long.Parse(state, CultureInfo.InvariantCulture);

    /// <summary>A form with one field about the case.</summary>
    public Modal Form(string name, RequestContext context, long number, string title, TextInput input) =>
        new(
            ids.Make(name, Text(number), context.Guild, context.User, TimeSpan.FromMinutes(30)),
            title,
            [ActionRow.Of(input)]
        );

    private Button Make(string name, Case row, string label) =>
        Button.Secondary(ids.Make(name, Text(row.Number), row.GuildId, null, forYears), label);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
