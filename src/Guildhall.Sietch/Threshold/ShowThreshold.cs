using System.Globalization;
using System.Text;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Threshold;

/// <summary><c>/threshold</c>: what a place takes, and who stands before the door, by their short addresses alone.</summary>
internal sealed class ShowThreshold(CommunityRegistry communities, PublishedShelf shelf, BarBook bars) : ICommand
{
    private const int DrawnRows = 100;
    private const int Sand = 0xC29A5B;

    public static CommandSpec Spec { get; } = new("threshold", "What a place takes now, and who waits for one");

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        if (shelf.TryGet(community.Tenant) is not { } published)
        {
            return EligibilityRefusals.NotYet(community);
        }

        var bar = Bar.Of(published.Standings.Values, community.Places);
        var history = await bars.LastAsync(community.Tenant, DrawnRows, null, cancellation);
        var embed = new Embed
        {
            Title = bar.Eligible < community.Places.Eligible ? "There are free places" : TokenText.Of(bar.Entry),
            Description = Describe(bar, community.Places, published),
            Color = Sand,
        };
        return history.Count < 2
            ? new Reply { Embeds = [embed] }
            : new Reply
            {
                Embeds = [embed with { Image = new("attachment://threshold.png") }],
                Files =
                [
                    FileUpload.FromBytes("threshold.png", BarPicture.Draw([.. history.Reverse()])) with
                    {
                        ContentType = "image/png",
                        Description = Alternative(history),
                    },
                ],
            };
    }

    private static string Describe(Bar bar, PlaceRules places, Published published)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{(bar.Eligible < places.Eligible ? "Any claim that was never redeemed is enough" : $"is held at place {places.Eligible}, the last one")}. "
        );
        text.Append(CultureInfo.InvariantCulture, $"{bar.Eligible} eligible · {bar.Waiting} waiting");
        if (bar.Gap is { } gap)
        {
            text.Append(CultureInfo.InvariantCulture, $" · the next one lacks {TokenText.ToPass(gap)}");
        }

        foreach (var aspirant in bar.First)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n**{aspirant.Position}** `{aspirant.Wallet.ToShort()}` · {TokenText.Of(aspirant.Held)} · {TokenText.ToPass(aspirant.Distance)} to go"
            );
        }

        var at = published.Snapshot.MadeAt.ToUnixTimeSeconds();
        text.Append(GraceText.Below(published));
        text.Append(CultureInfo.InvariantCulture, $"\n-# As published <t:{at}:R>");
        return text.ToString();
    }

    private static string Alternative(IReadOnlyList<BarRow> history) =>
        $"The bar over {history.Count} snapshots, from {TokenText.Of(history[^1].EntryAmount)} to {TokenText.Of(history[0].EntryAmount)}.";
}
