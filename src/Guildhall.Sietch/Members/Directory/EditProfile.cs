using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Members.Onboarding;

namespace Guildhall.Sietch.Members.Directory;

/// <summary><c>/profile edit</c>: nym, picture and bio, with the wizard's own buttons.</summary>
internal sealed class EditProfile(MemberGate gate, WizardCard card) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("profile edit", "Change your nym, picture or bio; only you see it") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation) =>
        (await gate.AdmitAsync(context, cancellation)).TryGet(out var insider, out var refusal)
            ? await card.OfAsync(
                insider.Own,
                context.Tenant.Name,
                context.Guild,
                context.User,
                news: null,
                cancellation
            )
            : refusal;
}
