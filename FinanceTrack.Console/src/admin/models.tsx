import { useState } from 'preact/hooks';
import { listModels, listVersions, pin, promote, rollBack, unpin, type ServedModel } from '../api/admin-calls';
import { instant } from '../format';
import { useAction, useLoad } from '../state';
import { texts } from '../texts';
import { Badge, Button, Card, Empty, Notice, Page, Shown } from '../ui/basics';
import { ReasonDialog } from './reason-dialog';

export default function Models() {
  const loaded = useLoad(listModels, []);
  return (
    <Page title={texts.pages.models} lead={texts.admin.models.lead}>
      <Shown of={loaded}>
        {({ items }) => <>{items.map((model) => <ModelCard key={model.kind} model={model} onChange={loaded.reload} />)}</>}
      </Shown>
    </Page>
  );
}

interface Asked {
  title: string;
  what: string;
  act: (reason: string) => Promise<void>;
}

function ModelCard({ model, onChange }: { model: ServedModel; onChange: () => void }) {
  const versions = useLoad(() => listVersions(model.kind), [model.kind, model.current?.version]);
  const [asked, setAsked] = useState<Asked | null>(null);
  const { busy, error, run } = useAction();
  const t = texts.admin.models;
  const { current, kind } = model;
  const changed = (act: (reason: string) => Promise<void>) => async (reason: string) => {
    await act(reason);
    onChange();
  };
  const unpinned = () => run(async () => {
    await unpin(kind);
    onChange();
  });
  return (
    <Card title={kind}>
      {asked && <ReasonDialog {...asked} hint={texts.admin.reasonHintModel} onClose={() => setAsked(null)} />}
      {error && <Notice kind="bad">{error}</Notice>}
      {current === null ? <Empty>{t.none}</Empty> : (
        <>
          <p><code>{current.version}</code> <span class="muted">{t.since(instant(current.changedAt))}</span>{' '}
            {current.pinned && <Badge kind="warn">{t.pinned}</Badge>}</p>
          <p class="muted">{texts.activity.reason(current.reason)}</p>
          <p class="actions">
            {current.previous && (
              <Button onClick={() => setAsked({
                title: t.rollBack, what: t.rollBackWhat, act: changed((reason) => rollBack(kind, reason)),
              })}>{t.rollBack}</Button>
            )}
            {current.pinned ? <Button busy={busy} onClick={() => void unpinned()}>{t.unpin}</Button> : (
              <Button onClick={() => setAsked({
                title: t.pin, what: t.pinWhat, act: changed((reason) => pin(kind, reason)),
              })}>{t.pin}</Button>
            )}
          </p>
        </>
      )}
      <Shown of={versions}>
        {({ items }) => (items.length === 0 ? null : (
          <details>
            <summary>{t.versions}</summary>
            <div class="scroll" tabIndex={0} role="region" aria-label={`${kind}: ${t.versions}`}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t.columns.version}</th><th scope="col">{t.columns.trained}</th><th scope="col">{t.columns.metrics}</th>
                    <th scope="col"><span class="hidden">{t.promote}</span></th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((one) => (
                    <tr key={one.version}>
                      <th scope="row"><code>{one.version}</code></th>
                      <td class="keep">{instant(one.trainedAt)}</td>
                      <td>{Object.entries(one.metrics).map(([name, value]) => `${name} ${value.toFixed(3)}`).join(', ')}</td>
                      <td class="number">
                        {one.version === current?.version ? <Badge kind="good">{t.served}</Badge> : (
                          <Button onClick={() => setAsked({
                            title: t.promote, what: t.promoteWhat(one.version),
                            act: changed((reason) => promote(kind, one.version, reason)),
                          })}>{t.promote}</Button>
                        )}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        ))}
      </Shown>
    </Card>
  );
}
