using System.Globalization;
using System.Text;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Badges;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Members.Directory;

/// <summary>One page of the directory with what can be chosen.</summary>
internal sealed class DirectoryCard(Roster roster, PublishedShelf shelf, CustomIds ids)
{
    public const string Name = "sietch.directory";

    private const string Any = "any";
    private static readonly TimeSpan lifetime = TimeSpan.FromHours(1);

    public async Task<Reply> OfAsync(RequestContext context, DirectoryQuery query, CancellationToken cancellation)
    {
        var page = query.Of(await roster.ReadAsync(context.Tenant.Id, cancellation));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"**Members: {page.Total}** · page {page.Page + 1} of {page.Pages}");
        foreach (var entry in page.Entries)
        {
            text.Append('\n').Append(LineOf(entry));
        }

        if (page.Total == 0)
        {
            text.Append(query.IsOpen ? "\nNobody is shown yet." : "\nNobody fits. Choose less.");
        }

        text.Append(GraceText.Below(shelf.TryGet(context.Tenant.Id))).Append("\n-# ").Append(EditionBook.Hint);
        var shown = query with { Page = page.Page };
        return new Reply(text.ToString()) { Components = [.. Rows(context, shown, page)] };
    }

    /// <summary>The query after a button or a choice.</summary>
    /// <param name="state">As an id carried it.</param>
    /// <param name="values">Of a list; none for a button.</param>
    public static DirectoryQuery Next(string state, IReadOnlyList<string> values)
    {
        if (state.Split(':') is not [var what, var known])
        {
            return new();
        }

        var query = DirectoryQuery.Parse(known);
        var value = values is [var chosen, ..] ? chosen : "";
        return what switch
        {
            "tier" => query with { Tier = DirectoryQuery.Read<Tier>(value), Page = 0 },
            "tenure" => query with { Tenure = DirectoryQuery.Read<Tenure>(value), Page = 0 },
            "badge" => query with { Badge = BadgeCatalogue.TryGet(value)?.Id, Page = 0 },
            "sort" => query with { Sort = DirectoryQuery.Read<DirectorySort>(value) ?? query.Sort, Page = 0 },
            _ => query,
        };
    }

    private static string LineOf(RosterEntry entry) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"• {MemberText.Nym(entry.Nym)} · {MemberText.Of(entry.Tier)} · {MemberText.Of(entry.Tenure)} · {MemberText.Count(entry.Badges.Count, "badge")}"
        );

    private IEnumerable<Component> Rows(RequestContext context, DirectoryQuery query, FoundMembers page)
    {
        string Id(string what, DirectoryQuery next) =>
            ids.Make(Name, $"{what}:{next}", context.Guild, context.User, lifetime);
        yield return List(
            Id("tier", query),
            query.Tier?.ToString(),
            [("Every tier", Any), ("Naib", nameof(Tier.Naib)), ("Fedaykin", nameof(Tier.Fedaykin))]
        );
        yield return List(
            Id("tenure", query),
            query.Tenure?.ToString(),
            [
                ("However long here", Any),
                .. Enum.GetValues<Tenure>().Reverse().Select(tenure => (MemberText.Of(tenure), tenure.ToString())),
            ]
        );
        yield return List(
            Id("badge", query),
            query.Badge,
            [("With any badges or none", Any), .. BadgeCatalogue.All.Select(kind => ($"With {kind.Name}", kind.Id))]
        );
        yield return List(
            Id("sort", query),
            query.Sort.ToString(),
            [
                ("By nym", nameof(DirectorySort.Nym)),
                ("Longest here first", nameof(DirectorySort.Tenure)),
                ("Most badges first", nameof(DirectorySort.Badges)),
            ]
        );
        yield return ActionRow.Of(
            Button.Secondary(Id("previous", query with { Page = page.Page - 1 }), "◀ Previous") with
            {
                Disabled = page.Page == 0,
            },
            Button.Secondary(Id("again", query), "Refresh"),
            Button.Secondary(Id("next", query with { Page = page.Page + 1 }), "Next ▶") with
            {
                Disabled = page.Page + 1 >= page.Pages,
            }
        );
    }

    private static ActionRow List(string id, string? chosen, IEnumerable<(string Label, string Value)> options) =>
        ActionRow.Of(
            new StringSelect
            {
                CustomId = id,
                Options =
                [
                    .. options.Select(option => new SelectOption(option.Label, option.Value)
                    {
                        Default = option.Value == (chosen ?? Any),
                    }),
                ],
            }
        );
}
