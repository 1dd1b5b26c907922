namespace Guildhall.Core.Commands;

/// <summary>A slash command or context menu. One instance serves all calls, at the same time; registered by <c>AddCommand</c>.</summary>
public interface ICommand
{
    static abstract CommandSpec Spec { get; }

    /// <summary>A refusal is shown to the caller alone; an exception becomes a sentence with an error id.</summary>
    Task<Result<Reply>> HandleAsync(CommandContext context, CancellationToken cancellation);
}
