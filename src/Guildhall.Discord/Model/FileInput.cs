namespace Guildhall.Discord.Model;

/// <summary>Modals only, inside a <see cref="Label"/>: lets the user upload files, which arrive among the resolved
/// attachments.</summary>
public sealed record FileInput : Component
{
    public override ComponentType Type => ComponentType.FileUpload;

    /// <summary>1–100 characters.</summary>
    public string CustomId
    {
        get => field ?? "";
        init;
    }

    /// <summary>0–10, 1 where absent.</summary>
    public int? MinValues { get; init; }

    /// <summary>1–10, 1 where absent.</summary>
    public int? MaxValues { get; init; }

    /// <summary>Yes where absent.</summary>
    public bool? Required { get; init; }

    /// <summary>Only in a submitted modal: the attachments' ids.</summary>
    public IReadOnlyList<string>? Values { get; init; }
}
