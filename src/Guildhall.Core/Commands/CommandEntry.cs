using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

internal sealed record CommandEntry(
    CommandSpec Spec,
    Func<IServiceProvider, CommandContext, CancellationToken, Task<Result<Reply>>> Run
)
{
    public string Key => KeyOf(Spec.Kind, Spec.Name);

    // A user menu, a message menu and a slash command may share a name.
    public static string KeyOf(ApplicationCommandType kind, string path) =>
        kind == ApplicationCommandType.ChatInput ? path : $"{kind}:{path}";
}

internal sealed record AutocompleteEntry(
    AutocompleteSpec Spec,
    Func<IServiceProvider, AutocompleteContext, CancellationToken, Task<IReadOnlyList<CommandChoice>>> Run
);

internal sealed record ComponentEntry(
    ComponentSpec Spec,
    Func<IServiceProvider, ComponentContext, CancellationToken, Task<Result<Reply>>> Run
);

internal sealed record ModalEntry(
    ModalSpec Spec,
    Func<IServiceProvider, ModalContext, CancellationToken, Task<Result<Reply>>> Run
);

internal sealed record ListenerEntry<TEvent>(string Name, Func<IServiceProvider, TEvent, CancellationToken, Task> Run);
