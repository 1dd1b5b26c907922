using Guildhall.Aegis.Access;
using Guildhall.Core;
using Guildhall.Core.Commands;

namespace Guildhall.Aegis.Appeals;

/// <summary>What staff wrote about an appeal: a decision with its reason, a question, a comment.</summary>
internal sealed class SubmitAppealForm(AppealDecisions decisions) : IModal
{
    public const string Text = "text";

    public static ModalSpec Spec { get; } = new("appeal.words") { Ephemeral = true };

    public async Task<Result<Reply>> HandleAsync(ModalContext context, CancellationToken cancellation)
    {
        var (act, number) = AppealAction.Read(context.State);
        var staff = Staff.Of(context);
        var words = context.Text(Text);
        return act switch
        {
            AppealAct.Approve or AppealAct.Deny => AppealReplies.OfSaid(
                await decisions.SpeakAsync(staff, number, act == AppealAct.Approve, true, words, cancellation),
                act == AppealAct.Approve
            ),
            AppealAct.Ask => AppealReplies.OfQuestion(await decisions.AskAsync(staff, number, words, cancellation)),
            _ => AppealReplies.OfComment(await decisions.CommentAsync(staff, number, words, cancellation)),
        };
    }
}
