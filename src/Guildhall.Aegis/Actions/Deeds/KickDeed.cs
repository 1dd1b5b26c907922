using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Aegis.Settings;
using Guildhall.Core;
using Guildhall.Discord.Model;
using Guildhall.Discord.Rest;

namespace Guildhall.Aegis.Actions.Deeds;

/// <summary>Out of the server; with messages to delete it is a ban and its end at once, since a kick deletes none.</summary>
internal sealed class KickDeed(SoftbanDeed softban) : IDeed
{
    private static readonly Need withMessages = new()
    {
        User = Permissions.KickMembers | Permissions.ManageMessages,
        Rights = [Rights.Kick],
        Bot = Permissions.KickMembers | Permissions.BanMembers,
    };

    public CaseKind Kind => CaseKind.Kick;

    public Need Need { get; } = Need.Of(Permissions.KickMembers, Rights.Kick);

    public bool NeedsPresence => true;

    public Need NeedOf(ActionRequest request, GuildSettings guild) =>
        request.DeleteMessages > TimeSpan.Zero ? withMessages : Need;

    public Task DoAsync(DeedCall call, CancellationToken cancellation) =>
        TakesMessages(call.Case)
            ? softban.DoAsync(call, cancellation)
            : call.Rest.RemoveMemberAsync(call.Case.GuildId, call.Case.TargetId, call.Reason, cancellation);

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation)
    {
        if (TakesMessages(call.Case))
        {
            return await softban.ReadAsync(call, cancellation);
        }

        var member = await Members.TryGetAsync(call.Rest, call.Case.GuildId, call.Case.TargetId, cancellation);
        // Who came back after the kick was kicked all the same.
        return member is null || member.JoinedAt > call.Case.CreatedAt ? DeedState.Done : DeedState.NotDone;
    }

    public Refusal? Explain(Case row, DiscordApiException refused) => Members.ExplainAbsence(row, refused);

    private static bool TakesMessages(Case row) => row.DeleteMessages > TimeSpan.Zero;
}
