namespace Guildhall.Aegis.Cases;

/// <summary>0xRRGGBB by kind; grey for what has ended or failed.</summary>
internal static class CaseColors
{
    private const int Grey = 0x95A5A6;

    public static int Of(Case row) =>
        row.Execution == Execution.Failed || row.Effect != Effect.Active || row.IsDeleted ? Grey : Of(row.Kind);

    public static int Of(CaseKind kind) =>
        kind switch
        {
            CaseKind.Note => 0x3498DB,
            CaseKind.Warn => 0xF1C40F,
            CaseKind.Mute or CaseKind.Quarantine => 0xE67E22,
            CaseKind.Kick or CaseKind.Softban => 0xD35400,
            CaseKind.Ban => 0xE74C3C,
            CaseKind.Unban or CaseKind.Unmute or CaseKind.Unquarantine => 0x2ECC71,
            _ => 0x9B59B6,
        };
}
