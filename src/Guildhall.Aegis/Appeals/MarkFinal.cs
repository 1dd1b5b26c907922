using Guildhall.Aegis.Access;
using Guildhall.Aegis.Cases;
using Guildhall.Core;
using Guildhall.Core.Audit;
using Guildhall.Core.Commands;
using Guildhall.Core.Storage;

namespace Guildhall.Aegis.Appeals;

/// <summary><c>/appeal final</c>: a case that nobody may appeal against, or again may.</summary>
internal sealed class MarkFinal(Db db, Gates gates) : ICommand
{
    public static CommandSpec Spec { get; } =
        new("appeal final", "Let nobody appeal against a case, or let them again")
        {
            Options =
            [
                CommandOption.Integer("case", "The case's number").Required() with
                {
                    MinValue = 1,
                },
                CommandOption.Boolean("final", "Default: yes"),
            ],
            Ephemeral = true,
            DefaultMemberPermissions = Discord.Model.Permissions.ModerateMembers,
        };

    public async Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation)
    {
        var staff = Staff.Of(context);
        if (await gates.CheckAsync(staff, AppealDecisions.Need, cancellation) is { } closed)
        {
            return closed;
        }

        var number = context.GetInteger("case");
        var isFinal = context.TryGetBoolean("final") ?? true;
        var mark = new
        {
            context.Guild,
            CaseNumber = number,
            // Flags are numbers, and PostgreSQL takes no truth value for one.
            IsFinal = isFinal ? 1 : 0,
        };
        var found = await db.WriteAsync(unit => MarkAsync(unit, staff, mark, number, isFinal), cancellation);
        if (!found)
        {
            return new Refusal("aegis.case_not_found", $"There is no case #{number} here.");
        }

        return new Reply(
            isFinal
                ? $"Case #{number} is final: nobody can appeal against it. An appeal that is open stays open."
                : $"Case #{number} can be appealed again, as the server's settings say."
        );
    }

    private static async Task<bool> MarkAsync(Unit unit, Staff staff, object mark, long number, bool isFinal)
    {
        var found = await unit.ExecuteAsync(AppealSql.MarkFinal, mark) == 1;
        if (found)
        {
            await unit.PostCaseAsync(new(staff.Guild, number));
        }

        await unit.AuditAsync(
            new()
            {
                Guild = staff.Guild,
                Actor = staff.Actor,
                Action = isFinal ? "case.made_final" : "case.made_appealable",
                Subject = CaseWrites.Subject(number),
                Outcome = found ? AuditOutcome.Done : AuditOutcome.Refused,
            }
        );
        return found;
    }
}
