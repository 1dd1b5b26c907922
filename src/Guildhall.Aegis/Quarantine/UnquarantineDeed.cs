using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Actions.Deeds;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Quarantine;

/// <summary>Ends a quarantine before its time.</summary>
internal sealed class UnquarantineDeed(QuarantineDeed quarantine, CaseBook book) : IDeed
{
    public CaseKind Kind => CaseKind.Unquarantine;

    public Need Need { get; } =
        new()
        {
            User = Permissions.ModerateMembers,
            Rights = [Rights.Mute],
            Bot = Permissions.ManageRoles,
        };

    public async Task<Result<ActionRequest>> PlanAsync(ActionRequest request, CancellationToken cancellation)
    {
        var standing = await book.StandingAsync(request.Guild, request.Target.User, CaseKind.Quarantine, cancellation);
        return standing.Count == 0
            ? QuarantineRefusals.None(request.Target.Name)
            : request with
            {
                Payload = standing[0].Payload,
            };
    }

    public Task DoAsync(DeedCall call, CancellationToken cancellation) => quarantine.LiftAsync(call, cancellation);

    public async Task<DeedState> ReadAsync(DeedCall call, CancellationToken cancellation) =>
        await quarantine.ReadAsync(call, cancellation) == DeedState.Done ? DeedState.NotDone : DeedState.Done;
}
