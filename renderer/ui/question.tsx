import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

interface QuestionProps {
  readonly headline: string;
  readonly lead: ReactNode;
  readonly drawing: ReactNode;
  /** Answers, the one that keeps things as they are last and largest. */
  readonly children?: ReactNode;
  /** Only after a moment, for what is mostly over before it is noticed. */
  readonly late?: boolean;
}

/** Laid over the whole screen; the screen below stays as it was. Answers stand in the acting part. */
export function Question({ headline, lead, drawing, children, late = false }: QuestionProps) {
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={late ? 'veil late' : 'veil'}>
      <Modal className="veil-body">
        <Dialog className="question">
          <div className="question-show">
            {drawing}
            <Heading slot="title" className="headline">
              {headline}
            </Heading>
            <p className="lead">{lead}</p>
          </div>
          <div className="question-act">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
