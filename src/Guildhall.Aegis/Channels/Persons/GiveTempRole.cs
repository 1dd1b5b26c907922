using Guildhall.Aegis.Access;
using Guildhall.Aegis.Actions;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Channels.Persons;

/// <summary><c>/role temp</c>: a role for a while; who leaves and comes back has it again until the same end.</summary>
internal sealed class GiveTempRole(StaffCalls calls, Standings standings, CaseBook book) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("role temp", "Give somebody a role for a while")
        {
            Ephemeral = true,
            Cooldown = ActionOptions.Pace,
            DefaultMemberPermissions = Permissions.ManageRoles,
            Options =
            [
                ActionOptions.Target("Whom"),
                CommandOption.Role("role", "Which").Required(),
                ActionOptions.Length("For how long: 2h, 7d, 1mo").Required(),
                .. ActionOptions.Common,
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        if (await CheckAsync(context, cancellation) is { } refusal)
        {
            return refusal;
        }

        return await calls.RunAsync(
            context,
            CaseKind.Role,
            (request, _) =>
                DurationText.Read(context.GetText(ActionOptions.Duration)).TryGet(out var length, out var wrong)
                    ? request with
                    {
                        Duration = length,
                        Payload = new RolePayload(context.TryGetRole("role")!.Value).Write(),
                    }
                    : wrong,
            cancellation
        );
    }

    private async Task<Refusal?> CheckAsync(CommandContext context, CancellationToken cancellation)
    {
        var standing = await standings.GetAsync(context.Guild, cancellation);
        var id = context.TryGetRole("role")!.Value;
        if (standing.Roles.Roles.GetValueOrDefault(id) is not { } role)
        {
            return PersonRefusals.UnknownRole;
        }

        if (role.Managed || id.As<Guild>() == context.Guild)
        {
            return PersonRefusals.Unmanaged;
        }

        if (!RoleHierarchy.CanManage(standing.Roles, Staff.Of(context).Subject, role))
        {
            return PersonRefusals.RoleAboveActor(role.Name);
        }

        if (!RoleHierarchy.CanManage(standing.Roles, standing.Bot, role))
        {
            return PersonRefusals.RoleAboveBot(role.Name);
        }

        var user = context.GetUser(ActionOptions.User);
        if (context.TryResolveMember(user)?.Roles.Contains(id) != true)
        {
            return null;
        }

        var given = await book.StandingAsync(context.Guild, user, CaseKind.Role, cancellation);
        return PersonRefusals.HasIt(role.Name, given.FirstOrDefault(row => RolePayload.Of(row) == id));
    }
}
