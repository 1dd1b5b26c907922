using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Discord.Model;

namespace Guildhall.Aegis.Access;

/// <summary><c>/permissions reset</c>: forgets all grants, so that rights follow Discord's permissions again.</summary>
internal sealed class ResetPermissions(Grants grants, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("permissions reset", "Forget all grants: rights follow Discord's own permissions again")
        {
            Ephemeral = true,
            DefaultMemberPermissions = Permissions.ManageGuild,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, GrantNeed.Edit, cancellation) is { } refusal)
        {
            return refusal;
        }

        await grants.ForgetAsync(staff, cancellation);
        return new Reply("All grants are forgotten. Rights follow Discord's own permissions again.")
        {
            Ephemeral = true,
        };
    }
}
