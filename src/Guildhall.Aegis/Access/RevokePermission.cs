using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary><c>/permissions revoke</c>: takes a right back; the next call of whoever had it finds it gone.</summary>
internal sealed class RevokePermission(Grants grants, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("permissions revoke", "Take back a right that was granted")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
            Options =
            [
                CommandOption.Text("right", "Which").Required().Suggested(),
                CommandOption.Role("role", "From this role"),
                CommandOption.User("user", "Or from this member"),
            ],
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, GrantNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        var (role, user) = (context.TryGetRole("role"), context.TryGetUser("user"));
        if (GrantRefusals.Subject(context.Guild, role, user, out var subject) is { } wrong)
        {
            return wrong;
        }

        var right = context.GetText("right").Trim().ToLowerInvariant();
        return await grants.RevokeAsync(staff, subject, right, cancellation)
            ? new Reply($"{subject.Mention} no longer has `{right}`.") { Ephemeral = true }
            : GrantRefusals.NotGranted(subject, right);
    }
}
