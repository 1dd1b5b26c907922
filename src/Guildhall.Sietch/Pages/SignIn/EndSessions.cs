using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Sietch.Wallets;

namespace Guildhall.Sietch.Pages.SignIn;

/// <summary>A member ends every session that a wallet of theirs has opened on the web.</summary>
internal sealed class EndSessions(MemberSessions sessions, WalletList list) : IComponent
{
    public static ComponentSpec Spec { get; } = new(WalletList.EndName) { Ephemeral = true, UpdatesMessage = true };

    public async Task<Result<Reply>> HandleAsync(ComponentContext context, CancellationToken cancellation)
    {
        await sessions.EndOthersAsync(null, context.Tenant.Id, context.User, cancellation);
        return await list.OfAsync(context, "You are signed out of the web everywhere.", cancellation);
    }
}
