using System.Globalization;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;
using Guildhall.Sietch.Communities;
using Guildhall.Sietch.Members.Nyms;
using Guildhall.Sietch.Members.Pictures;

namespace Guildhall.Sietch.Members.Onboarding;

/// <summary>A form of the wizard. What is refused leaves its message as it was.</summary>
internal sealed class FillWizard(
    ProfileBook book,
    ProfileDesk desk,
    OwnPicture pictures,
    WizardCard card,
    CommunityRegistry communities
) : IModal
{
    public static ModalSpec Spec { get; } = new(WizardCard.FormName) { Ephemeral = true, UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ModalContext context, CancellationToken cancellation)
    {
        if (!communities.Resolve(context.Tenant, context.Guild).TryGet(out var community, out var elsewhere))
        {
            return elsewhere;
        }

        if (WizardCard.Read(context.State) is not var (token, act))
        {
            return ProfileRefusals.Over;
        }

        var key = new ProfileKey(community.Tenant, context.User, token);
        var taken = await (
            act switch
            {
                WizardAct.Nym => desk.TakeNymAsync(key, context.Text(WizardCard.Input), cancellation),
                WizardAct.Upload => UploadAsync(context, key, cancellation),
                _ => desk.TakeBioAsync(key, context.Text(WizardCard.Input), cancellation),
            }
        );
        if (!taken.TryGet(out var profile, out var refusal))
        {
            return refusal;
        }

        var news =
            act == WizardAct.Nym && profile.NymChangedAt is not null
                ? $"Done. A nym that others knew you by is kept for you for {NymBook.Kept.TotalDays:0} days."
                : "Done.";
        return await card.OfAsync(profile, context.Tenant.Name, context.Guild, context.User, news, cancellation);
    }

    private async Task<Result<Profile>> UploadAsync(
        ModalContext context,
        ProfileKey key,
        CancellationToken cancellation
    )
    {
        var own = await book.TryOfUserAsync(key.Tenant, key.User, cancellation);
        if (own?.Token != key.Token)
        {
            return ProfileRefusals.Over;
        }

        var id = Snowflake<Attachment>.TryParse(
            context.Text(WizardCard.Input),
            CultureInfo.InvariantCulture,
            out var known
        )
            ? known
            : default;
        if (context.Interaction.Data?.Resolved?.Attachments.GetValueOrDefault(id) is not { } file)
        {
            return PictureRefusals.None;
        }

        return (await pictures.MakeAsync(key.User, file, cancellation)).TryGet(out var png, out var refusal)
            ? await desk.TakePictureAsync(key, PictureKind.Own, png, cancellation)
            : refusal;
    }
}
