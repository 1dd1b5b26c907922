using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Aegis.Cases;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

internal sealed class NicknameAct(DiscordRest rest, Gates gates) : IHitAct
{
    private const string What = "nickname not set";
    private static readonly Need need = new() { Bot = Permissions.ManageNicknames };

    public IReadOnlyList<ActionKind> Kinds { get; } = [ActionKind.Nickname];

    public async Task<ActResult> DoAsync(HitCall call, CancellationToken cancellation)
    {
        if (await gates.CheckAsync(call.Staff, need, cancellation) is { } refusal)
        {
            return ActFailures.Of(What, refusal);
        }

        var change = new ModifyMember { Nick = call.Action.Text };
        await rest.ModifyMemberAsync(call.Job.Guild, call.Job.User, change, call.Reason, cancellation);
        return ActResult.Done($"nickname set to {CaseText.Plain(call.Action.Text!)}");
    }
}
