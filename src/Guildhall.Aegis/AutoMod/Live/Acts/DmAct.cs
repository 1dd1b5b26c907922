using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

internal sealed class DmAct(DiscordRest rest) : IHitAct
{
    public IReadOnlyList<ActionKind> Kinds { get; } = [ActionKind.Dm];

    public async Task<ActResult> DoAsync(HitCall call, CancellationToken cancellation)
    {
        var channel = await rest.CreateDmAsync(call.Job.User, cancellation);
        var payload = MessagePayload.OfText(call.Action.Text!) with
        {
            Nonce = $"ad{call.Job.Subject}",
            EnforceNonce = true,
        };
        await rest.CreateMessageAsync(channel.Id, payload, cancellation);
        return ActResult.Done("DM sent");
    }
}
