namespace Guildhall.Discord.Gateway;

/// <content>What a frame is, and what the end of a connection means.</content>
internal sealed partial class ShardConnection
{
    private ValueTask<ConnectionEnd?> FrameAsync(GatewayFrame frame, CancellationToken life)
    {
        if (frame.IsEnd)
        {
            return new(frame.IsBroken ? Broken() : Ended(frame.Code));
        }

        if (!Envelope.TryRead(frame.Payload.Span, out var envelope))
        {
            around.Metrics.FrameMalformed();
            return new(++malformed >= MostMalformed ? Again("Three unreadable frames in a row.") : null);
        }

        malformed = 0;
        return envelope.Op == 0
            ? new(Dispatch(envelope, frame.Payload.Span))
            : ControlAsync(envelope, frame.Payload, life);
    }

    private async ValueTask<ConnectionEnd?> ControlAsync(
        Envelope envelope,
        ReadOnlyMemory<byte> frame,
        CancellationToken life
    )
    {
        switch (envelope.Op)
        {
            case 1:
                await BeatAsAskedAsync().ConfigureAwait(false);
                return null;
            case 7:
                return Again("Discord asked to reconnect.");
            case 9:
                return InvalidSession(frame.Span[envelope.Data]);
            case 10 when shard.State == ShardState.AwaitingHello:
                return await HelloAsync(frame[envelope.Data], life).ConfigureAwait(false);
            case 11:
                Acknowledged();
                return null;
            default:
                UnknownOpcode(shard.Id, envelope.Op);
                return null;
        }
    }

    private static ConnectionEnd? Again(string why) => new ConnectionEnd(Reaction.Resume, why);

    private ConnectionEnd? Broken()
    {
        around.Metrics.FrameMalformed();
        return Again("A message beyond every size, or a broken compressed stream.");
    }

    private ConnectionEnd Ended(int? code)
    {
        var end = CloseCodes.React(code, around.Options.Intents);
        if (code is 4001 or 4002 or 4005)
        {
            OwnFault(shard.Id, code.Value, lastSent.Op, lastSent.Size);
        }

        return end.Reaction == Reaction.ResumeAfterWindow ? end with { Wait = window.UntilEmpty } : end;
    }

    private ConnectionEnd InvalidSession(ReadOnlySpan<byte> data) =>
        data.SequenceEqual("true"u8)
            ? new(Reaction.Resume, "Discord asked to resume.")
            : new(Reaction.NewSession, "The session has ended.") { Wait = TimeSpan.FromSeconds(1) + shard.Jitter(4) };
}
