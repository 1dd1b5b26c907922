using System.Globalization;
using System.Text;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Sietch.Alerts;

/// <summary>A member's alerts with the switches for them. What the switches carry is signed, and counts for that member alone.
/// </summary>
internal sealed class AlertPanel(
    AlertBook book,
    AlertChoices choices,
    Identities people,
    CustomIds ids,
    TimeProvider time
)
{
    public const string ToggleName = "sietch.alerts.toggle";
    public const string PaceName = "sietch.alerts.pace";

    private static readonly TimeSpan lifetime = TimeSpan.FromMinutes(15);

    public async Task<Result<Reply>> OfAsync(RequestContext context, CancellationToken cancellation)
    {
        var tenant = context.Tenant.Id;
        if (await people.TryMemberAsync(tenant, context.User, cancellation) is not { } member)
        {
            return AlertRefusals.NotAMember;
        }

        var chosen = await choices.OfAsync(tenant, member, cancellation);
        var held = await book.HeldAsync(tenant, member, cancellation);
        var told = await book.LimitedThisWeekAsync(tenant, member, time.GetUtcNow(), cancellation);
        // Who looks may have opened their direct messages just now.
        await book.AgainAsync(held, cancellation);
        return new Reply(Describe(chosen, told, held.Count))
        {
            Ephemeral = true,
            Components = [Toggles(context, chosen), Pace(context, chosen)],
        };
    }

    private static string Describe(AlertPreferences chosen, long told, int held)
    {
        var text = new StringBuilder("**Your alerts** come by direct message.\n");
        text.Append(CultureInfo.InvariantCulture, $"{Mark(chosen.Position)} your place has changed\n");
        text.Append(CultureInfo.InvariantCulture, $"{Mark(chosen.AtRisk)} your place is in danger\n");
        text.Append(CultureInfo.InvariantCulture, $"{Mark(chosen.Naib)} your seat in the council is in danger\n");
        text.Append(CultureInfo.InvariantCulture, $"{Mark(chosen.Badges)} an admin has given or taken a badge\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"Of the first three at most {chosen.PerWeek} a week each, from Monday 00:00 UTC; {told} of them came this week. What concerns your rights comes always: a place, a seat, a wallet."
        );
        if (held > 0)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n⚠️ {held} could not be delivered: you take no direct messages from this server. Allow them in its privacy settings; I am trying again now."
            );
        }

        return text.ToString();
    }

    private ActionRow Toggles(RequestContext context, AlertPreferences chosen) =>
        ActionRow.Of(
            Switch(context, AlertToggle.Position, "Place", chosen),
            Switch(context, AlertToggle.AtRisk, "Danger", chosen),
            Switch(context, AlertToggle.Naib, "Council", chosen),
            Switch(context, AlertToggle.Badges, "Badges", chosen),
            chosen.IsSilent
                ? Button.Secondary(Id(context, ToggleName, AlertTurn.Text(null, isOn: true)), "Turn all on")
                : Button.Danger(Id(context, ToggleName, AlertTurn.Text(null, isOn: false)), "Turn all off")
        );

    private Button Switch(RequestContext context, AlertToggle toggle, string label, AlertPreferences chosen)
    {
        var isOn = chosen.IsOn(toggle);
        var id = Id(context, ToggleName, AlertTurn.Text(toggle, !isOn));
        return isOn ? Button.Success(id, $"{label}: on") : Button.Secondary(id, $"{label}: off");
    }

    private ActionRow Pace(RequestContext context, AlertPreferences chosen) =>
        ActionRow.Of(
            new StringSelect
            {
                CustomId = Id(context, PaceName, ""),
                Placeholder = "How often…",
                Options =
                [
                    .. AlertPreferences.Paces.Select(pace => new SelectOption(
                        LabelOf(pace),
                        pace.ToString(CultureInfo.InvariantCulture)
                    )
                    {
                        Default = pace == chosen.PerWeek,
                    }),
                ],
            }
        );

    private string Id(RequestContext context, string name, string state) =>
        ids.Make(name, state, context.Guild, context.User, lifetime);

    private static string LabelOf(int pace) =>
        pace switch
        {
            1 => "Once a week of each",
            7 => "Daily: 7 a week of each",
            _ => string.Create(CultureInfo.InvariantCulture, $"{pace} a week of each"),
        };

    private static string Mark(bool isOn) => isOn ? "🔔" : "🔕";
}
