using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Communities;

namespace Guildhall.Sietch.Members.Onboarding;

/// <summary>A button of the wizard: opens a form, or takes the step.</summary>
internal sealed class UseWizard(ProfileBook book, ProfileDesk desk, WizardCard card, CommunityRegistry communities)
    : IComponent
{
    public static ComponentSpec Spec { get; } = new(WizardCard.Name) { Ephemeral = true, UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var elsewhere))
        {
            return elsewhere;
        }

        if (WizardCard.Read(context.State) is not var (token, act))
        {
            return ProfileRefusals.Over;
        }

        if (act is WizardAct.Nym or WizardAct.Upload or WizardAct.Bio)
        {
            var own = await book.TryOfUserAsync(community.Tenant, context.User, cancellation);
            return own?.Token == token
                ? Reply.Open(card.TryForm(own, act, context.Guild, context.User)!)
                : ProfileRefusals.Over;
        }

        var key = new ProfileKey(community.Tenant, context.User, token);
        var taken = await (
            act switch
            {
                WizardAct.RandomNym => desk.TakeRandomNymAsync(key, cancellation),
                WizardAct.Pattern => desk.TakePictureAsync(key, PictureKind.Generated, null, cancellation),
                WizardAct.NoPicture => desk.TakePictureAsync(key, PictureKind.None, null, cancellation),
                _ => desk.TakeBioAsync(key, "", cancellation),
            }
        );
        return taken.TryGet(out var profile, out var refusal)
            ? await card.OfAsync(profile, context.Tenant.Name, context.Guild, context.User, "Done.", cancellation)
            : refusal;
    }
}
