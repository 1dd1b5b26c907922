using Guildhall.Discord.Model;

namespace Guildhall.Core.Commands;

/// <summary>One click on a button, or one choice in a select. The id has been verified.</summary>
public sealed class ComponentContext : RequestContext
{
    internal ComponentContext(Request request)
        : base(request) { }

    /// <summary>What the id carries, as given to <see cref="CustomIds.Make"/>.</summary>
    public required string State { get; init; }

    /// <summary>A select's choices; ids as text.</summary>
    public IReadOnlyList<string> Values => Interaction.Data!.Values;

    /// <summary>The message that the component is on.</summary>
    public Message? Message => Interaction.Message;
}

/// <summary>One submitted form. The id has been verified.</summary>
public sealed class ModalContext : RequestContext
{
    internal ModalContext(Request request)
        : base(request) { }

    /// <summary>What the id carries, as given to <see cref="CustomIds.Make"/>.</summary>
    public required string State { get; init; }

    /// <summary>Each input's custom id with what was entered; a text input has one value.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Fields { get; init; }

    /// <summary>A text input's text; empty where it was left out.</summary>
    public string Text(string input) => Fields.GetValueOrDefault(input) is [var text, ..] ? text : "";
}

/// <summary>A keystroke in an option that offers suggestions.</summary>
public sealed class AutocompleteContext : RequestContext
{
    internal AutocompleteContext(Request request)
        : base(request) { }

    /// <summary>What has been typed so far.</summary>
    public required string Typed { get; init; }

    /// <summary>Another option of the same call, where it has been filled in already.</summary>
    public string? TryGetText(string option) => Interaction.Data!.TryGetOption(option)?.Value?.Text;
}
