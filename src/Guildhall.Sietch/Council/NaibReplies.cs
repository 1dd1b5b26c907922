using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members;
using Guildhall.Sietch.Members.Editions;

namespace Guildhall.Sietch.Council;

/// <summary>What <c>/naib overview</c>, <c>current</c> and <c>former</c> have in common: who may ask, and one embed.</summary>
internal sealed class NaibReplies(
    CommunityRegistry communities,
    ShownCouncil council,
    ProfileBook profiles,
    PublishedShelf shelf
)
{
    public static CommandSpec Spec(string name, string description) => new($"naib {name}", description);

    public async Task<Result<Reply>> OfAsync(
        CommandContext context,
        string title,
        Func<CouncilView, IEnumerable<string>> lines,
        CancellationToken cancellation
    )
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var refusal))
        {
            return refusal;
        }

        if (community.Seats == 0)
        {
            return CouncilRefusals.NoCouncil;
        }

        if (await profiles.TryOfUserAsync(community.Tenant, context.User, cancellation) is not { IsVisible: true })
        {
            return CouncilRefusals.NotOnboarded;
        }

        var view = await council.ViewAsync(community, cancellation);
        return new Reply("")
        {
            Embeds =
            [
                new Embed
                {
                    Title = title,
                    Description = $"{string.Join('\n', lines(view))}{GraceText.Below(shelf.TryGet(community.Tenant))}",
                    Footer = new(EditionBook.Hint),
                },
            ],
        };
    }
}
