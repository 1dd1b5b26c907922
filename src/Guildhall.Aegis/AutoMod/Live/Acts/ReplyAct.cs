using Guildhall.Aegis.Access;
using Guildhall.Aegis.AutoMod.Engine;
using Guildhall.Core.Jobs;
using Guildhall.Core.Storage;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.AutoMod.Live.Acts;

/// <summary>A word to the person where it happened, which goes again by itself.</summary>
internal sealed class ReplyAct(DiscordRest rest, Gates gates, Db db) : IHitAct
{
    private const string What = "reply not posted";
    private static readonly TimeSpan ordinary = TimeSpan.FromSeconds(10);

    public IReadOnlyList<ActionKind> Kinds { get; } = [ActionKind.Reply];

    public async Task<ActResult> DoAsync(HitCall call, CancellationToken cancellation)
    {
        var job = call.Job;
        if (job.Channel.IsEmpty)
        {
            return ActResult.Failed(What, "it did not happen in a channel");
        }

        var need = new Need { Bot = Permissions.ViewChannel | Permissions.SendMessages, Channel = job.Channel };
        if (await gates.CheckAsync(call.Staff, need, cancellation) is { } refusal)
        {
            return ActFailures.Of(What, refusal);
        }

        var said = new MessagePayload
        {
            Content = $"<@{job.User}> {call.Action.Text}",
            AllowedMentions = AllowedMentions.OfUsers(job.User),
            Nonce = $"ar{job.Subject}",
            EnforceNonce = true,
        };
        var posted = await rest.CreateMessageAsync(job.Channel, said, cancellation);
        await db.WriteAsync(
            async unit =>
            {
                await unit.DoomAsync(job.Guild, posted.ChannelId, posted.Id);
                var sweep = new SweepJob(job.Guild, posted.ChannelId);
                await unit.EnqueueAsync(sweep, unit.Now + (call.Length ?? ordinary));
            },
            cancellation
        );
        return ActResult.Done("reply posted");
    }
}
