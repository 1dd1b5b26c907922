using Guildhall.Aegis.Access;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Settings;

/// <summary>What the chosen setting may be; of channels and roles, those of the server that fit.</summary>
internal sealed class SuggestSettingValue(Standings standings, Gates gates) : IAutocomplete
{
    private const int Most = 25;

    public static AutocompleteSpec Spec { get; } = new("settings set", "value");

    public async Task<IReadOnlyList<CommandChoice>> SuggestAsync(
        AutocompleteContext context,
        CancellationToken cancellation
    )
    {
        if (SettingsCatalogue.TryGet(context.TryGetText("name") ?? "") is not { } setting)
        {
            return [];
        }

        var typed = context.Typed.Trim();
        var named = setting.Kind is IdKind { Of: var of } ? await NamesAsync(of, context, cancellation) : [];
        return
        [
            .. setting
                .Kind.Offers.Concat(named)
                .Append("default")
                .Where(offer => offer.Contains(typed, StringComparison.OrdinalIgnoreCase))
                // What has been typed is offered too, so that it can be sent as it is.
                .Prepend(typed)
                .Where(offer => offer.Length is > 0 and <= 100)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(Most)
                .Select(offer => new CommandChoice(offer, offer)),
        ];
    }

    private async Task<IEnumerable<string>> NamesAsync(
        IdOf of,
        AutocompleteContext context,
        CancellationToken cancellation
    )
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, SettingsNeed.Edit, cancellation) is not null)
        {
            return [];
        }

        var places = new StandingPlaces(await standings.GetAsync(context.Guild, cancellation), staff);
        return of.Named(places)
            .Where(one => of.Problem(places, one.Id) is null)
            .Select(one => $"{of.Mark}{one.Name.TrimStart('@')}")
            .Order(StringComparer.OrdinalIgnoreCase);
    }
}
